/* SPDX-License-Identifier: Apache-2.0 */
/** The visitor's actions in the application. */
const find = selector => document.querySelector(selector);

const press = async (selector, condition, failure) => {
  find(selector).click();
  await until(condition, failure);
};

const useApplication = async () => {
  await until(() => find('#theme')?.textContent === 'dark', 'effects ran');
  await press('#count', () => find('#count').textContent === 'Count 1');
  await press('#count', () => find('#count').textContent === 'Count 2');
  await press('#list', () => find('#list').children.length === 3);
  record('list', find('#list').textContent);
  record('bound', find('#bound').getAttribute('src').replace(THIRD, ''));
  record('markup', find('#markup b').textContent);
  await press('#toggle', () => !find('#film').children.length, 'what stood for a removed frame goes with it');
  await press('#toggle', () => find('#film iframe'));
  record('frame', find('#film iframe').title);
};
