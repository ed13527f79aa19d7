/* SPDX-License-Identifier: Apache-2.0 */
/* The errors and the console messages of a page, recorded from before the banner runs. */
window.pageErrors = [];
window.consoleMessages = [];
addEventListener('error', event => event.message && pageErrors.push(event.message));
addEventListener('unhandledrejection', event => pageErrors.push(String(event.reason)));
addEventListener('securitypolicyviolation', event => pageErrors.push(event.violatedDirective + ' ' + event.blockedURI));
for (const level of ['debug', 'log', 'info', 'warn', 'error']) {
  const write = console[level];
  console[level] = function () {
    consoleMessages.push([].join.call(arguments, ' '));
    if (level === 'error') {
      pageErrors.push([].join.call(arguments, ' '));
    }
    return write.apply(console, arguments);
  };
}
