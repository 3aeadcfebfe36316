#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/id.hpp"
#include "base/language.hpp"
#include "model/citation.hpp"
#include "model/prose.hpp"
#include "model/unit.hpp"
#include "source/span.hpp"

namespace prongsai {

enum class ArticleKind : std::uint8_t { article, answer };

// A text of the knowledge base: an article, or a question and its answer. `english` is the twin `<id>.en.md`, where there is one.
struct Article {
  ArticleId id;
  ArticleKind kind = ArticleKind::article;
  Text title;
  Text summary;
  // Topics of portal.yaml.
  std::vector<Located<std::string>> topics;
  // Of an answer: what was asked. Who asked is never written.
  Text question;
  Date updated;
  // The units that it is about; may be empty.
  std::vector<Located<UnitId>> units;
  std::optional<Citation> source;
  std::vector<WriteUpReference> related;
  Prose prose;
  std::optional<Prose> english;
  FileId file{};
};

}  // namespace prongsai
