// Starts the program, in the page and in its worker alike. This script's own address names the two files to start, since
// their names change with what is in them. The worker gets the program from the page, which has compiled it already.
const named = (part) => new URL(new URL(import.meta.url).searchParams.get(part), import.meta.url);
const start = async (program) => (await import(named("glue"))).default({ module_or_path: program });

if (self.document) await start(named("program"));
else addEventListener("message", ({ data }) => start(data).catch(reportError), { once: true });
