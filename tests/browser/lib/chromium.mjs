// Debian's Chromium, headless, with everything off that would ask the network for something of its own.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--disable-dev-shm-usage'];
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

// Playwright makes a profile of its own and removes it with close().
export function launch(more = []) {
  const executablePath = process.env.CHROMIUM ?? places.find((place) => existsSync(place));
  if (!executablePath) {
    throw new Error('Chromium is missing (Debian: chromium)');
  }
  return chromium.launch({ executablePath, headless: true, args: [...flags, ...more], timeout: 60_000 });
}
