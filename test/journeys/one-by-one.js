// The usual runner of jest, told to run one test file after the other.
const { default: TestRunner } = require('jest-runner');

module.exports = function oneByOne(...parts) {
  return Object.assign(new TestRunner(...parts), { isSerial: true });
};
