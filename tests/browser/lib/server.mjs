// Serves a folder on a free port of the loopback address, as a plain static web server would.
import { createReadStream, promises as files } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';

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

// Starts the server. `origin` is its address; `requests` the paths asked for so far; close() ends it and every connection.
export async function serve(folder) {
  const root = path.resolve(folder);
  const requests = [];
  const server = createServer(async (request, response) => {
    const address = new URL(request.url, 'http://localhost').pathname;
    requests.push(address);
    const file = await fileFor(root, address);
    if (!file.name) {
      response.writeHead(404).end();
      return;
    }
    const type = types[path.extname(file.name)] ?? 'application/octet-stream';
    response.writeHead(file.status, { 'content-type': type, 'content-length': file.size, 'cache-control': 'no-store' });
    createReadStream(file.name).pipe(response);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    requests,
    close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
  };
}
