// Judges from npm (tests/browser/package.json), of which this project wrote none: yauzl reads the zip with its strictest options, ro-crate validates
// the crate. No network: the crate's context is answered from here.
//
// usage: judges.mjs zip PACK.zip     exit 0 where yauzl accepts the archive and every entry's CRC-32
//        judges.mjs pack PACK.zip…   and where ro-crate finds no error in each crate, and its files are those of the payload
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import fs from "node:fs";
import path from "node:path";

const here = path.dirname(new URL(import.meta.url).pathname);
const npm = createRequire(pathToFileURL(path.join(here, "../browser/package.json")));
const yauzl = npm("yauzl");

// CRC-32 as zip files have it; zlib.crc32 is newer than the oldest Node that this runs on.
const steps = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; ++bit) {
    value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return value >>> 0;
});
function crc32(value, bytes) {
  let crc = ~value >>> 0;
  for (const byte of bytes) {
    crc = (steps[(crc ^ byte) & 0xff] ^ (crc >>> 8)) >>> 0;
  }
  return ~crc >>> 0;
}

// Every entry's name with its size; the bytes of those that `wanted` names. Rejects where yauzl refuses anything.
function readZip(file, wanted = () => false) {
  return new Promise((resolve, reject) => {
    const options = { lazyEntries: true, strictFileNames: true, validateEntrySizes: true, decodeStrings: true };
    yauzl.open(file, options, (error, zip) => {
      if (error) {
        reject(error);
        return;
      }
      const entries = new Map();
      zip.on("error", reject);
      zip.on("end", () => resolve(entries));
      zip.on("entry", (entry) => {
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) {
            reject(failed);
            return;
          }
          const pieces = [];
          let crc = 0;
          let size = 0;
          stream.on("error", reject);
          stream.on("data", (piece) => {
            crc = crc32(crc, piece);
            size += piece.length;
            if (wanted(entry.fileName)) {
              pieces.push(piece);
            }
          });
          stream.on("end", () => {
            if (crc !== entry.crc32) {
              reject(new Error(`${entry.fileName}: CRC-32 differs`));
              return;
            }
            entries.set(entry.fileName, { size, bytes: Buffer.concat(pieces) });
            zip.readEntry();
          });
        });
      });
      zip.readEntry();
    });
  });
}

// The validator reads the context's name and these terms, which RO-Crate 1.2 takes from schema.org.
const context = "https://w3id.org/ro/crate/1.2/context";
const terms = ["Dataset", "name", "description", "datePublished", "license"];
globalThis.fetch = async (address) => {
  if (String(address) !== context) {
    throw new Error(`the crate asks for ${address}`);
  }
  const meanings = Object.fromEntries(terms.map((term) => [term, `http://schema.org/${term}`]));
  return { ok: true, status: 200, json: async () => ({ name: "RO-Crate JSON-LD Context", version: "1.2", "@context": meanings }) };
};

// What `ro-crate` says against a crate.
async function crateComplaints(text, payload) {
  const { Validator } = npm("ro-crate/lib/validator");
  const validator = new Validator();
  validator.parseJSON(text);
  const said = () => validator.results.filter((one) => one.status !== "success").map((one) => `${one.id}: ${one.message}`);
  if (said().length > 0) {
    return said();
  }
  await validator.crate.resolveContext();
  await validator.validate();
  const files = { "./": { exists: true, isDir: true } };
  for (const name of payload) {
    files[name] = { exists: true, isDir: false };
  }
  validator.checkFiles(files);
  // The crate does not describe itself as a file of the crate.
  const unmatched = [...validator.result.errors, ...validator.result.warnings, ...validator.result.info];
  return [...said(), ...unmatched.map((one) => `${one.entity}: ${one.message}`)];
}

async function judgePack(file) {
  const name = path.basename(file, ".zip");
  const crate = `${name}/data/ro-crate-metadata.json`;
  const entries = await readZip(file, (entry) => entry === crate);
  const text = entries.get(crate)?.bytes.toString("utf8");
  if (text === undefined) {
    return ["there is no crate"];
  }
  const top = `${name}/data/`;
  const payload = [...entries.keys()].filter((entry) => entry.startsWith(top)).map((entry) => entry.slice(top.length));
  const address = (entry) => entry.split("/").map((part) => encodeURIComponent(part).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)).join("/");
  return crateComplaints(text, payload.map(address));
}

const [verb, ...files] = process.argv.slice(2);
if (!["zip", "pack"].includes(verb) || files.length === 0) {
  console.error("usage: judges.mjs zip PACK.zip | judges.mjs pack PACK.zip…");
  process.exit(2);
}
let bad = 0;
for (const file of files) {
  try {
    const complaints = verb === "zip" ? (await readZip(file), []) : await judgePack(file);
    for (const complaint of complaints) {
      console.error(`${path.basename(file)}: ${complaint}`);
    }
    bad += complaints.length > 0 ? 1 : 0;
  } catch (error) {
    console.error(`${path.basename(file)}: ${error.message}`);
    ++bad;
  }
}
if (bad === 0 && verb === "pack") {
  console.log(`judges: yauzl and ro-crate accept ${files.length} packs`);
}
process.exit(bad === 0 ? 0 : 1);
