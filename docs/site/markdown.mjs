// SPDX-License-Identifier: Apache-2.0
/** Rewrites the links of the repository's Markdown for the site. */
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { BASE, ROOT } from './sources.mjs'

/** Code blocks, headings, whole links and inline code: only the last two are rewritten. */
const PARTS = /^ *```[\s\S]*?^ *```|^#.*$|(!?)\[((?:`[^`]*`|[^\]`])*)\]\(([^)\s]+)\)|`([^`\n]+)`/gm

/**
 * Returns the page with links that work in the site: to another page, to a page that shows a file, or, for the first
 * mention of each public type, to its Javadoc.
 *
 * @param site pages: files to pages; types: names to Javadoc; files and images: sets that collect linked files
 * @throws Error if a link leads nowhere
 */
export function rewrite(text, file, site) {
  const mentioned = new Set()
  return text.replace(PARTS, (whole, image, label, link, code) => {
    if (link !== undefined) {
      const target = resolve(link, file, site, image)
      return `${image}[${label}](${target})`
    }
    const javadoc = code && site.types.get(code)
    if (!javadoc || mentioned.has(code)) {
      return whole
    }
    mentioned.add(code)
    return `[${whole}](${BASE}${javadoc}){target="_self"}`
  })
}

function resolve(link, file, site, image) {
  if (/^([a-z]+:|#)/.test(link)) {
    return link
  }
  const [relative, anchor] = link.split('#')
  const target = path.posix.join(path.posix.dirname(file), relative)
  const suffix = anchor === undefined ? '' : `#${anchor}`
  if (site.pages.has(target)) {
    return `/${site.pages.get(target)}${suffix}`
  }
  const absolute = path.join(ROOT, target)
  if (target.startsWith('..') || !existsSync(absolute) || !statSync(absolute).isFile()) {
    throw new Error(`${file}: the link to ${link} leads to no file of the repository`)
  }
  if (image) {
    site.images.add(target)
    return `/${path.posix.basename(target)}`
  }
  site.files.add(target)
  return `/${filePage(target)}`
}

/** Returns the page that shows a file. */
export function filePage(file) {
  return `files/${file.replace(/^\.|\/\./g, '')}.md`
}
