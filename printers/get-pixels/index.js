module.exports = () => {
  throw new Error('get-pixels is left out on purpose: see docs/decisions/0004-escpos-encodes-and-nothing-else.md');
};
