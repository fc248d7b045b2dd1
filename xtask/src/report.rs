//! Steps → their output as it comes, and one closing line that counts the tests in it.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use anyhow::{Context, Result};

use crate::command::{line, timed};

/// Sums over all steps; a failed step without a failed test counts as one failed.
#[derive(Default)]
pub struct Report {
    count: Count,
    failures: Vec<String>,
}

#[derive(Default, Clone, Copy, PartialEq, Debug)]
struct Count {
    passed: u64,
    failed: u64,
    skipped: u64,
}

impl Report {
    /// A step that holds or does not; it counts only when it fails.
    pub fn check(&mut self, what: &str, work: impl FnOnce() -> Result<()>) -> bool {
        let result = timed(what, work);
        if let Err(error) = &result {
            self.fail(what, &format!("{error:#}"));
        }
        result.is_ok()
    }

    /// A step whose output holds lines such as `test result: ok. 3 passed; 0 failed; 1 ignored`, or `# pass 3`.
    pub fn tests(&mut self, what: &str, command: &mut Command) {
        eprintln!("── {what}");
        let start = Instant::now();
        let before = self.count;
        match self.sum(command) {
            Ok(true) => {}
            Ok(false) if self.count.failed > before.failed => self.failures.push(what.to_owned()),
            Ok(false) => self.fail(what, &format!("`{}` failed", line(command))),
            Err(error) => self.fail(what, &format!("{error:#}")),
        }
        let now = self.count;
        eprintln!(
            "   {} passed, {} failed, {} skipped in {:.1} s",
            now.passed - before.passed,
            now.failed - before.failed,
            now.skipped - before.skipped,
            start.elapsed().as_secs_f64()
        );
    }

    /// A step that cannot be done here, and why.
    pub fn skip(&mut self, what: &str, why: &str) {
        eprintln!("── {what}\n   SKIPPED: {why}");
        self.count.skipped += 1;
    }

    /// A step that failed, and why.
    pub fn fail(&mut self, what: &str, why: &str) {
        eprintln!("   FAILED: {why}");
        self.failures.push(what.to_owned());
        self.count.failed += 1;
    }

    /// The closing line and the status to end with.
    pub fn close(self) -> ExitCode {
        let Count { passed, failed, skipped } = self.count;
        for failure in &self.failures {
            eprintln!("FAILED: {failure}");
        }
        println!("frise: {passed} passed, {failed} failed, {skipped} skipped");
        if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    fn sum(&mut self, command: &mut Command) -> Result<bool> {
        let mut child =
            command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start `{}`", line(command)))?;
        let mut output = BufReader::new(child.stdout.take().context("the command has no output")?);
        let (mut bytes, mut stdout) = (Vec::new(), std::io::stdout());
        while output.read_until(b'\n', &mut bytes).context("cannot read the command's output")? > 0 {
            stdout.write_all(&bytes).context("cannot write to standard output")?;
            if let Some(count) = count(&String::from_utf8_lossy(&bytes)) {
                self.count.passed += count.passed;
                self.count.failed += count.failed;
                self.count.skipped += count.skipped;
            }
            bytes.clear();
        }
        Ok(child.wait().context("cannot wait for the command")?.success())
    }
}

/// The figures of a test runner's closing line, or one of the lines with which Node.js closes.
fn count(line: &str) -> Option<Count> {
    let mut count = Count::default();
    if let Some((what, number)) = line.trim().strip_prefix("# ").and_then(|told| told.split_once(' ')) {
        let number = number.parse().ok()?;
        match what {
            "pass" => count.passed = number,
            "fail" => count.failed = number,
            "skipped" => count.skipped = number,
            _ => return None,
        }
        return Some(count);
    }
    for part in line.trim().strip_prefix("test result: ")?.split(['.', ';']) {
        match part.split_whitespace().collect::<Vec<_>>()[..] {
            [number, "passed"] => count.passed = number.parse().ok()?,
            [number, "failed"] => count.failed = number.parse().ok()?,
            [number, "ignored"] => count.skipped = number.parse().ok()?,
            _ => {}
        }
    }
    Some(count)
}

#[cfg(test)]
mod tests {
    use super::{Count, count};

    #[test]
    fn a_closing_line_is_counted_and_another_line_is_not() {
        let line =
            "test result: FAILED. 31 passed; 2 failed; 4 ignored; 0 measured; 7 filtered out; finished in 0.02s\n";
        assert_eq!(count(line), Some(Count { passed: 31, failed: 2, skipped: 4 }));
        assert_eq!(count("test time::result ... ok"), None);
        assert_eq!(count("# pass 7\n"), Some(Count { passed: 7, failed: 0, skipped: 0 }));
        assert_eq!(count("# Subtest: pass 7\n"), None);
    }
}
