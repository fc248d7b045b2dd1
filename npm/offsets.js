// Code points ↔ UTF-16 units of one text.

export function offsets(text) {
  // The places, in code points, of the characters that take two units.
  const wide = Array.from(text.matchAll(/[\u{10000}-\u{10ffff}]/gu), ({ index }, before) => index - before);
  /** How many of them the test holds for; it holds for the first ones. */
  const count = (holds) => {
    let [low, high] = [0, wide.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const unit = (place) => place + count((number) => wide[number] < place);
  const point = (unit) => unit - count((number) => wide[number] + number < unit);
  return {
    toUtf16: ({ start, end }) => ({ start: unit(start), end: unit(end) }),
    toCodePoints: ({ start, end }) => ({ start: point(start), end: point(end) }),
    words: ({ start, end }) => text.slice(unit(start), unit(end)),
  };
}
