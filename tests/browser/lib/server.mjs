// Serves a folder on a free port of the loopback address, as a plain static web server would.
import { createReadStream, promises as files } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.pdf': 'application/pdf',
  '.zip': 'application/zip',
};

async function regularFile(name) {
  const status = await files.stat(name).catch(() => null);
  return status?.isFile() ? { name, size: status.size } : null;
}

// The file that an address stands for, or the site's own page for addresses that do not exist.
async function fileFor(folder, address) {
  let wanted;
  try {
    wanted = path.join(folder, path.normalize(decodeURIComponent(address)));
  } catch {
    wanted = folder;
  }
  const inside = wanted === folder || wanted.startsWith(folder + path.sep);
  const found = inside ? await regularFile(address.endsWith('/') ? path.join(wanted, 'index.html') : wanted) : null;
  return found ? { ...found, status: 200 } : { ...(await regularFile(path.join(folder, '404.html'))), status: 404 };
}

// The site's own `_headers`, as hosts of static sites read them: an address, which may end in `*`, and below it the headers of what it fits.
async function ownHeaders(root) {
  const text = await files.readFile(path.join(root, '_headers'), 'utf8').catch(() => '');
  const rules = [];
  for (const line of text.split('\n').filter((one) => one.trim() !== '' && !one.trim().startsWith('#'))) {
    if (!/^\s/.test(line)) {
      rules.push({ fits: new RegExp(`^${line.trim().replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`), headers: [] });
    } else {
      const [, name, value] = /^([^:]+):\s*(.*)$/.exec(line.trim());
      rules.at(-1)?.headers.push([name.toLowerCase(), value]);
    }
  }
  return (address) => Object.fromEntries(rules.filter(({ fits }) => fits.test(address)).flatMap(({ headers }) => headers));
}

const packed = new Set(['.html', '.css', '.js', '.json', '.svg', '.xml', '.csv', '.txt']);

// Starts the server. `origin` is its address; `requests` the paths asked for so far; `sent` what was answered, with its bytes as the file has them and as
// they were sent; close() ends it and every connection. As a `host` it packs texts with gzip and sends the headers that the site asks for.
export async function serve(folder, { host = false } = {}) {
  const root = path.resolve(folder);
  const requests = [];
  const sent = [];
  const headersOf = host ? await ownHeaders(root) : () => ({});
  const server = createServer(async (request, response) => {
    const address = new URL(request.url, 'http://localhost').pathname;
    requests.push(address);
    const file = await fileFor(root, address);
    if (!file.name) {
      response.writeHead(404).end();
      return;
    }
    const ending = path.extname(file.name);
    const type = types[ending] ?? 'application/octet-stream';
    if (!host) {
      response.writeHead(file.status, { 'content-type': type, 'content-length': file.size, 'cache-control': 'no-store' });
      createReadStream(file.name).pipe(response);
      return;
    }
    const zips = packed.has(ending) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    const whole = await files.readFile(file.name);
    const body = zips ? gzipSync(whole) : whole;
    const { socket } = response;
    const before = socket.bytesWritten;
    response.on('finish', () => sent.push({ address, type, file: whole.length, body: body.length, wire: socket.bytesWritten - before }));
    response.writeHead(file.status, { 'content-type': type, 'content-length': body.length, ...(zips && { 'content-encoding': 'gzip' }),
      ...(packed.has(ending) && { vary: 'Accept-Encoding' }), ...headersOf(address) });
    response.end(body);
  });
  // A client that thinks for long finds its connection as it left it.
  server.keepAliveTimeout = 600_000;
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    requests,
    sent,
    close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
  };
}
