/** What SQLite does at once, as the port promises it: done when it returns, and rejected with what it throws. */
export const promised = <Asked extends unknown[], Result>(
  act: (...asked: Asked) => Result,
): ((...asked: Asked) => Promise<Result>) => {
  return (...asked) => new Promise((resolve) => resolve(act(...asked)));
};
