// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from 'vitepress'
import { BASE, DIST, HOME, sidebar, VERSION } from '../sources.mjs'

const BANNER = '<script src="/consent/banner.js"></script>'

export default defineConfig({
  title: 'Cookie Charter',
  description: 'Cookie consent, enforced on the server',
  lang: 'en',
  base: BASE,
  srcDir: 'target/pages',
  cacheDir: 'target/cache',
  outDir: `${DIST}/${VERSION}`,
  // The reader's own server; all other links must lead to a page, and outputLinks.mjs checks their anchors.
  ignoreDeadLinks: [/^https?:\/\/localhost\b/],
  markdown: {
    html: false,
    linkify: false,
    // The default themes have too little contrast in comments.
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    // The anchors of repository hosts, which the links in the Markdown use.
    anchor: { slugify: (text) => text.toLowerCase().replace(/[^\p{L}\p{N}_ -]/gu, '').replace(/ /g, '-') },
  },
  // The script must be first, to control what the pages store.
  transformHtml: (html) => html.replace('<head>', `<head>\n    ${BANNER}`),
  themeConfig: {
    nav: [
      { text: 'Guides', link: '/documentation' },
      { text: 'Samples', link: '/samples/' },
      { text: 'HTTP', link: '/http' },
      { text: 'Javadoc', link: '/javadoc' },
      { text: 'Changes', link: '/changelog' },
    ],
    sidebar: sidebar(),
    outline: [2, 3],
    search: { provider: 'local' },
    externalLinkIcon: true,
    version: VERSION,
    home: HOME,
  },
})
