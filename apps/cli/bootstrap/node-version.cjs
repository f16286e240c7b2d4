'use strict';

const oldest = [20, 19];

/** What is wrong with a version of Node.js such as `18.20.4`, as a sentence; undefined when nothing is. */
function complaintAbout(version) {
  const [major, minor] = version.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return undefined;
  return `Node.js ${oldest.join('.')} or newer is needed, this is ${version}: get one at https://nodejs.org`;
}

module.exports = { complaintAbout };
