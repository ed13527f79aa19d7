/* SPDX-License-Identifier: Apache-2.0 */
/** Renders the page on the server, and serves the files that Vite has built. */
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {extname} from 'node:path';
import {render} from './dist/server/entry-server.js';

const types = {'.js': 'text/javascript', '.css': 'text/css'};
const template = await readFile('dist/client/index.html', 'utf8');

const server = createServer(async (request, response) => {
  try {
    if (request.url === '/') {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(template.replace('<!--app-->', render));
    } else if (/^\/assets\/[\w.-]+$/.test(request.url)) {
      const file = await readFile(`dist/client${request.url}`);
      response.setHeader('Content-Type', types[extname(request.url)] ?? 'application/octet-stream');
      response.end(file);
    } else {
      response.writeHead(404).end();
    }
  } catch (error) {
    response.writeHead(error.code === 'ENOENT' ? 404 : 500).end();
  }
});
server.listen(process.env.PORT ?? 9000, '127.0.0.1', () => {
  console.log(`http://localhost:${server.address().port}/`);
});
