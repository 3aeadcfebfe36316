#include "audit/audit.hpp"

#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "audit/personal.hpp"
#include "audit/text_rules.hpp"
#include "audit/waivers.hpp"
#include "base/key.hpp"
#include "base/parallel.hpp"
#include "base/utf8.hpp"
#include "diagnostic/codec.hpp"

namespace prongsai {
namespace {

// The part of a path before its first slash; the rest stays in `path`.
auto take_part(std::string_view& path) -> std::string_view {
  const auto slash = path.find('/');
  const auto part = path.substr(0, slash);
  path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
  return part;
}

auto audited(FileId file, const SourceFile& source, const Corpus& corpus) -> AuditedFile {
  AuditedFile one{.file = file, .path = source.path};
  std::string_view rest = source.path;
  if (take_part(rest) == "units") {
    const auto unit = corpus.units.find(UnitId(std::string(take_part(rest))));
    one.unit = unit == corpus.units.end() ? nullptr : &unit->second;
    one.year = FiscalYear::parse(take_part(rest));
  }
  return one;
}

// Instruments quote the words of the documents that they are taken from, a waiver the problem that it is for, and evidence is what it is.
auto is_own_text(std::string_view path) -> bool {
  return !path.starts_with("frameworks/") && !path.starts_with("crosswalks/") && !path.ends_with("waivers.yaml") &&
         !(path.starts_with("units/") && path.find("/evidence/") != std::string_view::npos);
}

// What every file is held against beside its own unit.
struct AuditContext {
  OfficeContacts contacts;
  ProvinceNames provinces;
};

void audit_file(const AuditedFile& file, const SourceFile& source, const Corpus& corpus, const AuditContext& context, Diagnostics& out) {
  find_personal(source, file.file, context.contacts, out);
  if (!is_own_text(source.path)) {
    return;
  }
  const auto lines = source_lines(source);
  find_placeholders(file, lines, out);
  find_mixed_digits(file, lines, out);
  find_numbering_gaps(file, lines, out);
  find_wrong_sums(file, lines, out);
  find_title_year(file, lines, out);
  find_other_bodies(file, source.text, lines, out);
  find_other_provinces(file, source.text, lines, corpus, context.provinces, out);
}

// Where an office lies is what others' texts are held against: names of other provinces count unless a partner of the write-up lies there.
auto key_of_context(const Corpus& corpus, const AuditContext& context) -> std::string {
  KeyMaker key("audit context");
  key.add(std::uint64_t{context.contacts.size()});
  for (const auto& contact : context.contacts) {
    key.add(contact);
  }
  for (const auto& [id, unit] : corpus.units) {
    key.add(id.str());
    key.add(unit.province ? unit.province->name.th : std::string());
    key.add(unit.province ? unit.province->name.en : std::string());
  }
  return key.hex();
}

class Auditor {
 public:
  Auditor(const Corpus& corpus, const SourceMap& sources, AuditContext context, Results* results)
      : corpus_(corpus), sources_(sources), context_(std::move(context)), results_(results), key_(results == nullptr ? "" : key_of_context(corpus, context_)) {}

  // The files from `begin` to before `end`. All that is found follows from their key and the context.
  [[nodiscard]] auto look_at(const KeyedFiles& files) const -> Diagnostics {
    Diagnostics found;
    const CodedFiles own{.begin = files.begin, .end = files.end};
    const auto key = results_ == nullptr || files.key.empty() ? std::string() : KeyMaker("audit").add(key_).add(files.key).hex();
    if (const auto bytes = key.empty() ? std::nullopt : results_->find(key)) {
      Decoder decoder(*bytes, own);
      if (auto known = decoder.next<std::vector<Diagnostic>>(); known && decoder.at_end()) {
        found.append(std::move(*known));
        return found;
      }
    }
    for (auto number = files.begin; number < files.end; ++number) {
      look_at(FileId{number}, found);
    }
    Encoder encoder(own);
    encoder.put(found.list());
    if (!key.empty() && encoder.ok()) {
      results_->keep(key, encoder.bytes());
    }
    return found;
  }

 private:
  void look_at(FileId file, Diagnostics& out) const {
    if (!sources_.has_text(file)) {
      return;
    }
    const SourceFile source{.path = sources_.path(file), .text = sources_.read(file)};
    if (!first_invalid_utf8(source.text)) {
      audit_file(audited(file, source, corpus_), source, corpus_, context_, out);
    }
  }

  const Corpus& corpus_;
  const SourceMap& sources_;
  AuditContext context_;
  Results* results_;
  std::string key_;
};

// Every file once: a unit's together, any other by itself. Evidence whose text was kept has something in it that must be told and is not in its unit's key.
auto files_to_look_at(const SourceMap& sources, const AuditMemory& memory) -> std::vector<KeyedFiles> {
  std::vector<KeyedFiles> all;
  const auto add_single = [&](std::uint32_t number) {
    if (sources.has_text(FileId{number})) {
      const auto& path = sources.path(FileId{number});
      const bool known = memory.results != nullptr && path.find("/evidence/") == std::string::npos;
      all.push_back({.begin = number, .end = number + 1, .key = known ? KeyMaker("file").add(path).add(sources.sha256(FileId{number})).hex() : ""});
    }
  };
  const auto tells = [&](const KeyedFiles& unit) {
    for (auto number = unit.begin; number < unit.end; ++number) {
      if (sources.has_text(FileId{number}) && sources.path(FileId{number}).find("/evidence/") != std::string::npos) {
        return true;
      }
    }
    return false;
  };
  std::uint32_t next = 0;
  for (const auto& unit : memory.units) {
    for (; next < unit.begin; ++next) {
      add_single(next);
    }
    all.push_back(unit);
    all.back().key = tells(unit) ? std::string() : unit.key;
    next = unit.end;
  }
  for (; next < sources.size(); ++next) {
    add_single(next);
  }
  return all;
}

}  // namespace

void audit(const Corpus& corpus, const SourceMap& sources, unsigned jobs, Diagnostics& out) { audit(corpus, sources, jobs, {}, out); }

void audit(const Corpus& corpus, const SourceMap& sources, unsigned jobs, const AuditMemory& memory, Diagnostics& out) {
  const auto contacts = office_contacts(corpus);
  const Auditor auditor(corpus, sources, {.contacts = contacts, .provinces = province_names(corpus)}, memory.results);
  const auto files = files_to_look_at(sources, memory);
  for (auto& own : parallel_map(std::span<const KeyedFiles>(files), jobs, [&](const KeyedFiles& one, unsigned /*worker*/) { return auditor.look_at(one); })) {
    out.append(std::move(own));
  }
  find_told(corpus, contacts, out);
  check_waivers(corpus, sources, out);
}

}  // namespace prongsai
