// A process that serves nobody and says what a public side says to its office.
process.on('message', ({ kind }) => {
  if (kind === 'begin') process.send({ kind: 'listening', port: process.pid });
  if (kind === 'look') process.send({ kind: 'seen', phones: 0, sizes: {}, resident: 0 });
  if (kind === 'end') process.exit();
});
process.on('disconnect', () => process.exit());
