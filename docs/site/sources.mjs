// SPDX-License-Identifier: Apache-2.0
/** The Markdown files of the repository, and the name that each has as a page of the site. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const SITE = path.dirname(fileURLToPath(import.meta.url))
export const ROOT = path.resolve(SITE, '../..')
export const DIST = path.join(SITE, 'dist')

/** The version in the POM, which is also the name of the folder of this version. */
export const VERSION = /<version>(.+)<\/version>/.exec(readFileSync(path.join(ROOT, 'pom.xml'), 'utf8'))[1]

/** The path under which all versions are published, with slashes at both ends. */
export const HOME = `/${process.env.SITE_HOME ?? ''}/`.replace(/\/+/g, '/')
export const BASE = `${HOME}${VERSION}/`

/** The modules whose Javadoc is published: name and folder. */
export const MODULES = new Map([
  ['server', 'server'],
  ['filter', 'server/filter'],
  ['spring-boot-starter', 'server/spring-boot-starter'],
  ['test-support', 'server/test-support'],
])

const names = (folder, pattern) => readdirSync(path.join(ROOT, folder)).filter((name) => pattern.test(name)).sort()

/** Returns a map from file of the repository to page of the site, both with `.md`. */
export function pages() {
  const pages = new Map([
    ['README.md', 'index.md'],
    ['docs/README.md', 'documentation.md'],
    ['docs/CHANGELOG.md', 'changelog.md'],
    ['docs/openapi.yaml', 'http.md'],
    ['.github/CONTRIBUTING.md', 'contributing.md'],
    ['.github/SECURITY.md', 'security.md'],
    ['samples/README.md', 'samples/index.md'],
  ])
  names('docs/pages', /\.md$/).forEach((name) => pages.set(`docs/pages/${name}`, name))
  names('samples', /./)
    .filter((name) => existsSync(path.join(ROOT, 'samples', name, 'README.md')))
    .forEach((name) => pages.set(`samples/${name}/README.md`, `samples/${name}.md`))
  return pages
}

/** Returns the groups of the index of the documentation, as the sidebar shows them. */
export function sidebar() {
  const groups = []
  const links = /\[([^\]]+)\]\(([^)]+)\)/g
  const all = pages()
  for (const line of readFileSync(path.join(ROOT, 'docs/README.md'), 'utf8').split('\n')) {
    const heading = /^\*\*(.+)\*\*$/.exec(line)
    if (heading) {
      groups.push({ text: heading[1], items: [] })
    } else if (line.startsWith('- ')) {
      for (const [, text, target] of line.matchAll(links)) {
        const page = all.get(path.posix.join('docs', target))
        groups.at(-1).items.push({ text, link: `/${page.replace(/\.md$/, '')}` })
      }
    }
  }
  return groups
}
