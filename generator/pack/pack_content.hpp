#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "model/corpus.hpp"
#include "model/unit.hpp"
#include "pack/pack_context.hpp"
#include "plan/pack_subject.hpp"
#include "plan/plan_packs.hpp"
#include "score/standings.hpp"
#include "source/kept.hpp"
#include "source/source_map.hpp"

namespace prongsai {

// One file of a pack: either bytes, or a file of the content folder that is streamed when the pack is written.
struct PackFile {
  // Below the pack's top folder: `bagit.txt`, `data/d1.1.policy/policy__ประกาศ.pdf`.
  std::string path;
  std::string bytes;
  // Path in the content folder; empty where `bytes` is the file.
  std::string source;
  // Size, SHA-256 and media type of the file, and the CRC-32 of a source.
  FileFacts facts;
  // Path in the content folder of the file that this one is a copy of; empty where the program wrote it.
  std::string origin{};
  // True of a copy that leaves out what the audience may not see.
  bool abridged = false;
  // The file, where neither `bytes` nor `source` is: held by whoever planned the pack until it is written.
  const Kept<std::string>* lent = nullptr;
  [[nodiscard]] auto is_payload() const -> bool { return path.starts_with("data/"); }
};

// What goes into one pack: a complete BagIt 1.0 bag (RFC 8493) whose payload is an RO-Crate 1.2. A pure function of the content; writing it always
// gives the same bytes. Invariant: paths are unique and pass path_fault().
struct PackContent {
  // ASCII; the top folder, and the zip's name without `.zip`.
  std::string name;
  Text title;
  // One sentence, for the crate.
  Text description;
  PackSubject subject;
  Audience audience = Audience::public_;
  // The name of the whole pack, and which of how many parts this is (PackOptions::split_bytes).
  std::string whole_name;
  int part = 1;
  int parts = 1;
  // `urn:uuid:…`, version 5; other content has another identifier.
  std::string identifier;
  // SHA-256 of tagmanifest-sha256.txt, which pins every other byte: equal roots mean equal zips.
  std::string bag_root;
  std::vector<PackFile> files;
  // Evidence files inside.
  std::size_t evidence_files = 0;
  // Of an index.
  std::size_t listed_packs = 0;
  [[nodiscard]] auto payload_files() const -> std::uint64_t;
  [[nodiscard]] auto payload_bytes() const -> std::uint64_t;
};

struct PackOptions {
  Audience audience = Audience::public_;
  // Address of the BagIt profile (bag_profile_json); left out of the bag where empty.
  std::string profile_url;
  // A pack whose evidence is larger is split.
  std::uint64_t split_bytes = default_split_bytes;
  // What is known beside the content; null leaves those files out.
  const PackContext* context = nullptr;
  // How the score came about, as plain text: what `prongsai score` prints. Left out where empty.
  Text score_text{};
};

// A pack of the content, or its parts where its evidence is larger than the limit: complete bags of their own with the same metadata.
// Of a unit and year: evidence by criterion and by checklist item, write-ups, the frameworks, assessment, answers and register it was judged by, how
// each point came about, a page to read offline. Of a dimension: the same for that dimension only. Of a plan: the plan with its frame, sums, findings.
// Evidence that the audience may not see is listed by id, size, hash and reason, and by nothing else: the register is then rewritten without its
// title, kind and name. `sources` must hold the texts of every file that is named so.
// Invariant: the content has no error; every file of evidence that goes in has facts.
[[nodiscard]] auto plan_pack(const Corpus& corpus, const PlannedPack& planned, const SourceMap& sources, const PackOptions& options = {})
    -> std::vector<PackContent>;

}  // namespace prongsai
