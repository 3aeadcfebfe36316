#include "pack/pack_key.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/key.hpp"

namespace prongsai {
namespace {

constexpr std::string_view units_folder = "units/";

template <class T>
void copy_wanted(const std::map<FrameworkId, T>& all, const std::set<FrameworkId>& wanted, std::map<FrameworkId, T>& seen) {
  for (const auto& id : wanted) {
    if (const auto found = all.find(id); found != all.end()) {
      seen.emplace(id, found->second);
    }
  }
}

// A waiver as packs show it. Its places may be in files of nobody's folder.
void put_waiver(Encoder& out, const Waiver& waiver) {
  const auto& [code, file, path, line, date, date_span, until, until_span, reason, by] = waiver;
  out.put(code.value);
  out.put(file.value);
  out.put(path);
  out.put(line);
  out.put(date);
  out.put(until);
  out.put(reason);
  out.put(by);
}

// Places by path: an instrument's number changes with files elsewhere.
void put_problem(Encoder& out, const PackProblem& problem) {
  const auto& [code, is_error, message, help, span, path, line, column, waiver] = problem;
  out.put(code);
  out.put(is_error);
  out.put(message);
  out.put(help);
  out.put(span.begin);
  out.put(span.end);
  out.put(path);
  out.put(line);
  out.put(column);
  out.put(waiver != nullptr);
  if (waiver != nullptr) {
    put_waiver(out, *waiver);
  }
}

// Bound by name, here and above, so that a member that is added later must be thought of here.
void put_options(Encoder& out, const PackOptions& options) {
  const auto& [audience, profile_url, split_bytes, context, score_text] = options;
  out.put(audience);
  out.put(profile_url);
  out.put(split_bytes);
  out.put(context != nullptr);
  if (context != nullptr) {
    const auto& [version, names_commits, commits, problems, links] = *context;
    out.put(version);
    out.put(names_commits);
    out.put(commits);
    out.put(links);
    out.put(static_cast<std::uint64_t>(problems.size()));
    for (const auto& problem : problems) {
      put_problem(out, problem);
    }
  }
}

}  // namespace

LoadedDigests::LoadedDigests(const Corpus& corpus, const SourceMap& sources, const std::map<UnitId, KeyedFiles>& units) : units_(&units) {
  add_instruments(corpus.frameworks, sources);
  add_instruments(corpus.checklists, sources);
  add_instruments(corpus.plan_frames, sources);
}

template <class T>
void LoadedDigests::add_instruments(const std::map<FrameworkId, T>& instruments, const SourceMap& sources) {
  for (const auto& [id, instrument] : instruments) {
    const auto file = static_cast<std::uint32_t>(instrument.file);
    Encoder encoder({.begin = file, .end = file + 1});
    encoder.put(instrument);
    KeyMaker key("instrument");
    key.add(sources.path(instrument.file)).add(sources.sha256(instrument.file)).add(encoder.bytes());
    instruments_.emplace(id, encoder.ok() ? key.hex() : std::string());
  }
}

auto LoadedDigests::files_of(const UnitId& unit) const -> CodedFiles {
  const auto own = units_->find(unit);
  return own == units_->end() ? CodedFiles() : CodedFiles{.begin = own->second.begin, .end = own->second.end};
}

auto LoadedDigests::of_unit(const Unit& unit) const -> std::string {
  const auto own = units_->find(unit.id);
  if (own == units_->end() || own->second.key.empty()) {
    return {};
  }
  // Files of evidence are no texts that the unit was loaded from; they were looked into later, and the unit may have been set aside then.
  Encoder encoder(files_of(unit.id));
  encoder.put(unit.quarantine);
  for (const auto& [number, year] : unit.years) {
    encoder.put(number);
    encoder.put(year.evidence);
  }
  return encoder.ok() ? KeyMaker("loaded unit").add(own->second.key).add(encoder.bytes()).hex() : std::string();
}

auto LoadedDigests::of_instrument(const FrameworkId& id) const -> const std::string& {
  static const std::string none;
  const auto found = instruments_.find(id);
  return found == instruments_.end() ? none : found->second;
}

auto pack_instruments(const Corpus& corpus, const PlannedPack& planned) -> std::set<FrameworkId> {
  std::set<FrameworkId> ids;
  if (planned.plan != nullptr) {
    ids.insert(planned.plan->frame->id);
  }
  if (planned.score != nullptr) {
    ids.insert(planned.score->framework->id);
  }
  for (const auto* checklist : planned.checklists) {
    ids.insert(checklist->checklist->id);
  }
  if (planned.year != nullptr) {
    if (const auto* framework = corpus.framework_for(planned.year->year)) {
      ids.insert(framework->id);
    }
    for (const auto* checklist : corpus.checklists_for(planned.year->year)) {
      ids.insert(checklist->id);
    }
    for (const auto& [id, answers] : planned.year->checklists) {
      ids.insert(id);
    }
  }
  return ids;
}

auto pack_corpus(const Corpus& corpus, const std::set<FrameworkId>& instruments) -> Corpus {
  Corpus seen;
  seen.portal = corpus.portal;
  seen.portal.look = {};
  seen.portal.feedback_url = {};
  seen.portal.diagnostics_page = false;
  seen.portal.topics = {};
  seen.portal.span = {};
  copy_wanted(corpus.frameworks, instruments, seen.frameworks);
  copy_wanted(corpus.checklists, instruments, seen.checklists);
  copy_wanted(corpus.plan_frames, instruments, seen.plan_frames);
  return seen;
}

auto pack_places(const PlannedPack& planned, const std::set<FrameworkId>& instruments) -> std::vector<std::string> {
  std::vector<std::string> places;
  for (const auto& id : instruments) {
    places.push_back("frameworks/" + id.str() + ".yaml");
  }
  places.push_back(std::string(units_folder) + planned.unit->id.str() + "/");
  // `a-b.yaml` stands before `a.yaml`.
  std::ranges::sort(places);
  return places;
}

auto pack_key(const Corpus& seen, const PlannedPack& planned, const PackOptions& options, const LoadedDigests& digests, const std::string& unit)
    -> std::string {
  Encoder encoder(digests.files_of(planned.unit->id));
  encoder.put(seen.portal);
  encoder.put(planned.subject);
  encoder.put(planned.score == nullptr ? 0 : planned.score->rank);
  put_options(encoder, options);
  KeyMaker key("pack");
  key.add(unit).add(encoder.bytes());
  bool complete = encoder.ok() && !unit.empty();
  for (const auto& id : pack_instruments(seen, planned)) {
    const auto& digest = digests.of_instrument(id);
    key.add(id.str()).add(digest);
    complete = complete && !digest.empty();
  }
  return complete ? key.hex() : std::string();
}

auto index_pack_key(const Corpus& seen, const PackSubject& subject, std::span<const IndexedPack* const> packs, const PackOptions& options)
    -> std::string {
  Encoder encoder;
  encoder.put(seen.portal);
  encoder.put(subject);
  put_options(encoder, options);
  for (const auto* pack : packs) {
    const auto& [of, title, name, size, sha256, bag_root, part, parts, manifest_sha256, bag_info_sha256, manifest_size, tag_manifest_size, bag_info_size, manifest,
                 tag_manifest, bag_info] = *pack;
    encoder.put(of);
    encoder.put(title);
    encoder.put(name);
    encoder.put(size);
    encoder.put(sha256);
    encoder.put(bag_root);
    encoder.put(part);
    encoder.put(parts);
  }
  return KeyMaker("index of packs").add(encoder.bytes()).hex();
}

}  // namespace prongsai
