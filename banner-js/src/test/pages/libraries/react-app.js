/* SPDX-License-Identifier: Apache-2.0 */
/** An application for every version of React, as a part of a page or as the whole document; its page may have changed. */
const {createElement: element, useEffect, useState} = React;

const Content = ({third}) => {
  const [count, setCount] = useState(0);
  const [items, setItems] = useState(['a', 'b']);
  const [open, setOpen] = useState(true);
  const [theme, setTheme] = useState('light');
  useEffect(() => {
    localStorage.setItem('theme', 'dark');
    localStorage.setItem('ga:react', '1');
    setTheme(localStorage.getItem('theme'));
    const script = document.createElement('script');
    script.src = third + '/third/script.js';
    document.body.append(script);
  }, []);
  return element(React.Fragment, null,
      element('button', {id: 'count', onClick: () => setCount(count + 1)}, 'Count ', count),
      element('button', {id: 'toggle', onClick: () => setOpen(!open)}, 'Film'),
      element('ul', {id: 'list', onClick: () => setItems(['c', ...items])},
          items.map(item => element('li', {key: item}, item))),
      element('p', {id: 'theme'}, theme),
      element('img', {id: 'bound', alt: '', src: third + '/third/picture.svg'}),
      element('img', {alt: '', src: '/own.svg', srcSet: third + '/third/second.svg 1x'}),
      element('div', {id: 'film'}, open && element('iframe',
          {title: 'Film', width: 300, height: 150, src: third + '/third/frame.html'})),
      element('div', {id: 'markup', dangerouslySetInnerHTML: {
        __html: '<b>bold</b><img alt="" src="' + third + '/third/late.svg">'}}));
};

const App = ({third}) => {
  const [visit, setVisit] = useState(1);
  return element('html', {lang: 'fr'},
      element('head', null,
          element('meta', {charSet: 'utf-8'}),
          element('title', null, 'React'),
          element('link', {rel: 'icon', href: 'data:,'})),
      element('body', {key: visit},
          element('button', {id: 'next', onClick: () => setVisit(visit + 1)}, 'Next'),
          element('h1', {id: 'visit' + visit}, 'Visit ', visit),
          element(Content, {third})));
};
