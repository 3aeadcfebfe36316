#include <algorithm>
#include <array>

#include "base/date.hpp"
#include "base/sha256.hpp"
#include "pack/bag.hpp"
#include "pack/cross_check_parts.hpp"
#include "pack/uuid.hpp"

namespace prongsai::cross {
namespace {

constexpr std::string_view info_path = "bag-info.txt";
constexpr std::string_view tag_manifest_path = "tagmanifest-sha256.txt";

// In the order in which complete_bag() writes them; each once.
constexpr auto labels = std::to_array<std::string_view>({"Source-Organization", "External-Description", "External-Identifier", "Bagging-Date",
                                                         "Bag-Software-Agent", "Payload-Oxum", "Bag-Size", "Bag-Group-Identifier", "Bag-Count",
                                                         "BagIt-Profile-Identifier"});

using Values = std::map<std::string_view, std::string_view>;

auto text_of(const Context& context, std::string_view path) -> std::string_view {
  const auto found = context.bag.find(path);
  return found == context.bag.end() ? std::string_view() : std::string_view(found->second.text);
}

// Invariant: check_bag() found each line to be `Label: value`.
auto read_values(Context& context) -> Values {
  Values values;
  std::size_t next = 0;
  auto text = text_of(context, info_path);
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    const auto label = line.substr(0, line.find(": "));
    const auto known = std::find(labels.begin() + static_cast<std::ptrdiff_t>(next), labels.end(), label);
    if (known == labels.end()) {
      context.add(PackFault::info_label, info_path, std::string(label));
      continue;
    }
    next = static_cast<std::size_t>(known - labels.begin()) + 1;
    values.emplace(label, line.substr(label.size() + 2));
  }
  return values;
}

// The lines of the tag manifest that were there when the identifier was made: all but bag-info.txt, which holds it.
auto identified_lines(std::string_view manifest) -> std::string {
  std::string lines;
  while (!manifest.empty()) {
    const auto line = manifest.substr(0, manifest.find('\n'));
    manifest.remove_prefix(std::min(manifest.size(), line.size() + 1));
    if (!line.ends_with("  bag-info.txt")) {
      lines.append(line).append("\n");
    }
  }
  return lines;
}

auto payload_bytes(const Bag& bag) -> std::uint64_t {
  std::uint64_t bytes = 0;
  for (const auto& [path, file] : bag) {
    bytes += is_payload_path(path) ? file.size : 0;
  }
  return bytes;
}

class InfoChecker {
 public:
  explicit InfoChecker(Context& context) : context_(context), values_(read_values(context)), base_url_(context.base_url()) {}

  void check() {
    const auto* root = context_.entity("./");
    if (root == nullptr) {
      return;
    }
    hold("External-Identifier", "urn:uuid:" + url_uuid(base_url_ + "/packs/" + std::string(context_.name) + ".zip#" +
                                                      sha256_hex(identified_lines(text_of(context_, tag_manifest_path)))));
    hold("Bagging-Date", string_in(*root, "datePublished"));
    hold("Bag-Software-Agent", "prongsai");
    hold("Bag-Size", readable_size(payload_bytes(context_.bag)));
    hold("BagIt-Profile-Identifier", base_url_ + "/packs/profile-1.json");
    hold("External-Description", one_line(string_in(*root, "name")));
    check_date();
    check_organization();
  }

 private:
  // A label that is missing is said elsewhere (bag_info_missing).
  void hold(std::string_view label, const std::string& expected) {
    const auto found = values_.find(label);
    if (found != values_.end() && found->second != expected) {
      context_.add(PackFault::info_value, info_path, std::string(label));
    }
  }

  void check_date() {
    const auto found = values_.find("Bagging-Date");
    if (found == values_.end()) {
      return;
    }
    const auto date = Date::parse(found->second);
    if (!date || date->iso() != found->second) {
      context_.add(PackFault::info_date, info_path, std::string(found->second));
    }
  }

  // The crate names the publisher in both languages, `ไทย / English`.
  void check_organization() {
    const auto found = values_.find("Source-Organization");
    const auto* publisher = context_.entity(base_url_);
    if (found == values_.end() || publisher == nullptr) {
      return;
    }
    const auto name = one_line(string_in(*publisher, "name"));
    const auto thai = std::string(found->second);
    if (name != thai && !name.starts_with(thai + " / ")) {
      context_.add(PackFault::info_value, info_path, "Source-Organization");
    }
  }

  Context& context_;
  Values values_;
  std::string base_url_;
};

}  // namespace

void check_info(Context& context) { InfoChecker(context).check(); }

// Said once for each manifest: a line out of place moves all that follow. Invariant: check_bag() found each line to be hash, two blanks, path.
void check_order(Context& context) {
  constexpr std::size_t path_at = 66;
  for (const auto manifest : {std::string_view("manifest-sha256.txt"), tag_manifest_path}) {
    std::string_view last;
    for (auto text = text_of(context, manifest); !text.empty();) {
      const auto line = text.substr(0, text.find('\n'));
      text.remove_prefix(std::min(text.size(), line.size() + 1));
      const auto path = line.substr(std::min(line.size(), path_at));
      if (path < last) {
        context.add(PackFault::manifest_not_sorted, path, std::string(manifest));
        break;
      }
      last = path;
    }
  }
}

void check_instructions(Context& context) {
  if (const auto found = context.bag.find("VERIFY.txt");
      found != context.bag.end() && found->second.text != verify_instructions(std::string(context.name))) {
    context.add(PackFault::verify_text, "VERIFY.txt");
  }
}

}  // namespace prongsai::cross
