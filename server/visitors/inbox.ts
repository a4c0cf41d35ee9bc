// Messages are taken in their order: while one takes its time, those after it wait.

/**
 * `failed` is told of one that could not be taken; those after it are not taken any more. One that is overtaken by what waits
 * behind it is not taken.
 */
export const createInbox = <Said>(
  take: (said: Said) => Promise<void> | void,
  failed: (error: unknown) => void,
  isOvertaken: (said: Said, behind: readonly Said[]) => boolean = () => false,
): ((said: Said) => void) => {
  const waiting: Said[] = [];
  let isBusy = false;
  const takeOne = (said: Said): void => {
    if (isOvertaken(said, waiting)) return;
    const taken = take(said);
    if (!(taken instanceof Promise)) return;
    isBusy = true;
    taken.then(() => {
      isBusy = false;
      takeAll();
    }, failed);
  };
  const takeAll = (): void => {
    for (let said = waiting.shift(); said !== undefined; said = isBusy ? undefined : waiting.shift()) takeOne(said);
  };
  return (said) => {
    waiting.push(said);
    if (!isBusy) takeAll();
  };
};
