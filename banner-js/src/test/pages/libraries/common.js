/* SPDX-License-Identifier: Apache-2.0 */
/** Reports to the test which parts of the page and of the third party work. */
const THIRD = '%THIRD%';
const results = [];
const thirdPartyFrames = new Set();
const thirdPartyScripts = [];

addEventListener('message', ({origin, data}) => origin === THIRD && data.frame && thirdPartyFrames.add(data.frame));

const record = (name, value) => results.push(name + ': ' + value);

/** Runs the feature once; its error becomes a result. */
const feature = steps => steps().then(() => results.push('done'), error => results.push('failed: ' + error));

const until = (condition, failure = String(condition)) => new Promise((resolve, reject) => {
  const start = Date.now();
  const look = () => {
    const value = condition();
    if (value) {
      resolve(value);
    } else if (Date.now() - start > 10000) {
      reject(new Error('never: ' + failure));
    } else {
      setTimeout(look, 10);
    }
  };
  look();
});

/** Returns the third party's files that are in this page so far. */
const thirdPartyFiles = () => {
  const images = [...document.images]
      .filter(image => image.complete && image.naturalWidth && image.currentSrc.startsWith(THIRD))
      .map(image => new URL(image.currentSrc).pathname.split('/').pop());
  return [...new Set([...images, ...thirdPartyFrames, ...thirdPartyScripts])].sort().join(' ');
};
