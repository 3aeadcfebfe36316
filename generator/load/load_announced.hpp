#pragma once

#include <functional>
#include <optional>
#include <utility>

#include "diagnostic/diagnostic.hpp"
#include "load/content_files.hpp"
#include "load/yaml_node.hpp"
#include "model/corpus.hpp"

// What the coordinator announces beside frameworks and pages: results of a year, crosswalks between frameworks, knowledge articles.
namespace prongsai {

[[nodiscard]] auto load_results(FiscalYear year, FileId file, const YamlNode& root, Diagnostics& out) -> YearResults;
[[nodiscard]] auto load_crosswalk(const CrosswalkId& id, FileId file, const YamlNode& root, Diagnostics& out) -> Crosswalk;
// Front matter only; the prose is rendered apart.
[[nodiscard]] auto load_article(const ArticleId& id, FileId file, const YamlNode& root, Diagnostics& out) -> Article;

// How a file is read: both report what is wrong and give nothing where it cannot be read.
struct AnnouncedReader {
  std::function<std::optional<YamlNode>(const ContentFile&)> yaml;
  std::function<std::optional<std::pair<YamlNode, Prose>>(const ContentFile&)> markdown;
};

// Reads all three into the corpus.
void load_announced(const ContentFiles& sorted, const AnnouncedReader& reader, Corpus& corpus, Diagnostics& out);

}  // namespace prongsai
