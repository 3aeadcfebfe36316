#include "load/file_loader.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/sha256.hpp"
#include "load/decode.hpp"
#include "load/yaml_reader.hpp"

namespace prongsai {
namespace {

// Front matter between the first line `---` and the next: [begin, end) of the YAML, and where the body begins.
struct FrontMatter {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t body = 0;
};

auto find_front_matter(std::string_view text) -> std::optional<FrontMatter> {
  const auto first_end = text.find('\n');
  if (first_end == std::string_view::npos || (text.substr(0, first_end) != "---" && text.substr(0, first_end) != "---\r")) {
    return std::nullopt;
  }
  for (auto begin = first_end + 1; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const auto line = text.substr(begin, end - begin);
    if (line == "---" || line == "---\r") {
      return FrontMatter{.begin = static_cast<std::uint32_t>(first_end + 1),
                         .end = static_cast<std::uint32_t>(begin),
                         .body = static_cast<std::uint32_t>(std::min(end + 1, text.size()))};
    }
    begin = end + 1;
  }
  return std::nullopt;
}

}  // namespace

// A text that was read for its hash, or that is put off, is not read again here.
auto FileLoader::filled(const ContentFile& found) -> const std::string& {
  if (sources_->has_text(found.file)) {
    return sources_->file(found.file).text;
  }
  return sources_->fill(found.file, reader_->read(found.entry->path, most_text));
}

auto FileLoader::text(const ContentFile& found) -> const std::string* {
  const auto& text = filled(found);
  return check_text(found.file, text, *out_) ? &text : nullptr;
}

auto FileLoader::sha256(const ContentFile& found) -> std::string {
  if (const auto* known = options_->known == nullptr ? nullptr : options_->known->find(*found.entry)) {
    if (!sources_->has_text(found.file)) {
      sources_->put_off(found.file, known->sha256);
    }
    return known->sha256;
  }
  auto sha256 = sha256_hex(filled(found));
  if (options_->known != nullptr) {
    options_->known->learn(*found.entry, sha256);
  }
  return sha256;
}

auto FileLoader::yaml(const ContentFile& found) -> std::optional<YamlNode> {
  const auto* text = this->text(found);
  return text == nullptr ? std::nullopt : read_yaml(found.file, *text, 0, static_cast<std::uint32_t>(text->size()), *out_);
}

auto FileLoader::markdown(const ContentFile& found) -> std::optional<Document> {
  const auto* text = this->text(found);
  if (text == nullptr) {
    return std::nullopt;
  }
  const auto front = find_front_matter(*text);
  if (!front) {
    out_->report(Code::no_front_matter, start_of(found.file));
    return std::nullopt;
  }
  auto root = read_yaml(found.file, *text, front->begin, front->end, *out_);
  Diagnostics own;
  auto prose = options_->render_prose(worker_, found.file, *text, front->body, own);
  prose.complete = !own.has_errors() || !prose.sections.empty();
  out_->append(std::move(own));
  if (!root) {
    return std::nullopt;
  }
  return Document{.front = std::move(*root), .prose = std::move(prose)};
}

}  // namespace prongsai
