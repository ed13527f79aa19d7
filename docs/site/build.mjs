// SPDX-License-Identifier: Apache-2.0
/** Builds this version of the site into dist/VERSION; other versions in dist are kept. */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vitepress'
import { filePage, rewrite } from './markdown.mjs'
import { openApiPage } from './openapi.mjs'
import { brokenLinks } from './outputLinks.mjs'
import { DIST, HOME, MODULES, pages, ROOT, SITE, VERSION } from './sources.mjs'

const PAGES = path.join(SITE, 'target/pages')
const LANGUAGES = { json: 'json', css: 'css', yaml: 'yaml', yml: 'yaml', mts: 'ts', xml: 'xml', sh: 'sh' }

if (process.argv.includes('--javadoc')) {
  execFileSync('./mvnw', ['-q', '-Prelease', '-pl', [...MODULES.values()].join(), '-am', '-DskipTests', 'package',
    '-Dgpg.skip'], { cwd: ROOT, stdio: 'inherit' })
}

rmSync(PAGES, { recursive: true, force: true })
const site = { pages: pages(), types: new Map(), files: new Set(), images: new Set() }
const javadoc = findJavadoc()
for (const [file, page] of site.pages) {
  const text = readFileSync(path.join(ROOT, file), 'utf8')
  write(page, file.endsWith('.yaml') ? openApiPage(text) : rewrite(text, file, site))
}
for (const file of site.files) {
  write(filePage(file), showFile(file))
}
for (const image of site.images) {
  cpSync(path.join(ROOT, image), path.join(PAGES, 'public', path.basename(image)))
}
write('javadoc.md', javadocPage())

const out = path.join(DIST, VERSION)
rmSync(out, { recursive: true, force: true })
await build(SITE)
for (const [module, folder] of javadoc) {
  cpSync(folder, path.join(out, 'javadoc', module), { recursive: true })
}
writeVersions()

const broken = brokenLinks(DIST, HOME, VERSION)
if (broken.length) {
  console.error(`${broken.length} broken links:\n${broken.join('\n')}`)
  process.exit(1)
}
console.log(`The site is in ${path.relative(ROOT, out)}`)

function write(page, text) {
  const target = path.join(PAGES, page)
  mkdirSync(path.dirname(target), { recursive: true })
  writeFileSync(target, text)
}

/** Returns the Javadoc folders that were built, and collects the public types in them. */
function findJavadoc() {
  const found = new Map()
  for (const [module, folder] of MODULES) {
    const docs = ['target/reports/apidocs', 'target/apidocs', 'target/site/apidocs']
      .map((name) => path.join(ROOT, folder, name))
      .find((name) => existsSync(path.join(name, 'index.html')))
    if (docs) {
      found.set(module, docs)
      const index = readFileSync(path.join(docs, 'type-search-index.js'), 'utf8')
      for (const { p, l } of JSON.parse(/\[.*\]/s.exec(index)[0])) {
        const page = p && `${p.replace(/\./g, '/')}/${l}.html`
        if (page && existsSync(path.join(docs, page))) {
          site.types.set(l, `javadoc/${module}/${page}`)
        }
      }
    }
  }
  return found
}

function javadocPage() {
  const lines = ['# Javadoc', '', 'The public types and methods of each module.', '']
  for (const module of MODULES.keys()) {
    lines.push(javadoc.has(module)
      ? `- [${module}](${HOME}${VERSION}/javadoc/${module}/index.html){target="_self"}`
      : `- ${module}: not part of this build of the site; \`bash docs/site/build.sh --javadoc\` adds it.`)
  }
  return lines.join('\n')
}

function showFile(file) {
  const text = readFileSync(path.join(ROOT, file), 'utf8')
  const language = LANGUAGES[path.extname(file).slice(1)] ?? 'text'
  return `---\nsearch: false\noutline: false\n---\n# ${path.basename(file)}\n\n\`${file}\` of the repository:\n\n`
    + `\`\`\`\`${language}\n${text.trimEnd()}\n\`\`\`\`\n`
}

/** Lists all versions in dist, newest first, and sends the root to the newest. */
function writeVersions() {
  const versions = readdirSync(DIST, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort((one, other) => compare(other, one))
  writeFileSync(path.join(DIST, 'versions.json'), JSON.stringify(versions))
  const newest = `${HOME}${versions[0]}/`
  writeFileSync(path.join(DIST, 'index.html'), '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
    + `<meta http-equiv="refresh" content="0; url=${newest}">\n<title>Cookie Charter</title>\n`
    + `<a href="${newest}">Documentation of Cookie Charter</a>\n</html>\n`)
}

/** Orders versions by number; a snapshot comes before the release of the same number. */
function compare(one, other) {
  const number = (version) => version.replace(/-.*/, '')
  return number(one).localeCompare(number(other), 'en', { numeric: true })
    || other.includes('-') - one.includes('-')
}
