#include "load/load_announced.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "load/decode.hpp"
#include "load/load_unit.hpp"

namespace prongsai {
namespace {

const std::array<std::string, 2> article_kind_words{"article", "answer"};

void load_articles(const ContentFiles& sorted, const AnnouncedReader& reader, Corpus& corpus, Diagnostics& out) {
  std::map<std::string, Article> articles;
  std::map<std::string, Prose> english;
  for (const auto& [name, found] : sorted.articles) {
    auto document = reader.markdown(found);
    const auto id = without_ending(name, ".en");
    if (!id.empty() && !sorted.articles.contains(id)) {
      out.report(Code::missing_file, start_of(found.file), {"knowledge/" + id + ".md"});
    }
    if (!document) {
      continue;
    }
    auto article = load_article(ArticleId(id.empty() ? name : id), found.file, document->first, out);
    if (!id.empty()) {
      english[id] = std::move(document->second);
    } else {
      article.prose = std::move(document->second);
      articles.emplace(name, std::move(article));
    }
  }
  for (auto& [name, article] : articles) {
    if (const auto twin = english.find(name); twin != english.end()) {
      article.english = std::move(twin->second);
    }
    corpus.articles.push_back(std::move(article));
  }
  std::ranges::stable_sort(corpus.articles, std::ranges::greater(), &Article::updated);
}

}  // namespace

auto load_article(const ArticleId& id, FileId file, const YamlNode& root, Diagnostics& out) -> Article {
  Article article;
  article.id = id;
  article.file = file;
  auto reader = as_mapping(&root, out);
  if (!reader) {
    return article;
  }
  const auto kind = as_choice(reader->need("kind"), article_kind_words, out);
  article.kind = static_cast<ArticleKind>(kind.value_or(0));
  article.title = as_text(reader->need("title"), out).value_or(Text{});
  article.summary = as_text(reader->need("summary"), out).value_or(Text{});
  article.topics = as_ids(reader->need("topics"), false, out);
  const auto* question = kind && article.kind == ArticleKind::answer ? reader->need("question") : reader->find("question");
  article.question = as_text(question, out).value_or(Text{});
  article.updated = as_date(reader->need("updated"), out).value_or(Date{});
  for (auto& unit : as_ids(reader->find("units"), false, out)) {
    article.units.push_back({UnitId(unit.value), unit.span});
  }
  article.source = as_citation(reader->find("source"), out);
  article.related = load_write_up_references(reader->find("related"), out);
  reader->finish();
  if (kind && article.kind == ArticleKind::article && question != nullptr) {
    out.report(Code::article_question, question->span);
  }
  return article;
}

void load_announced(const ContentFiles& sorted, const AnnouncedReader& reader, Corpus& corpus, Diagnostics& out) {
  for (const auto& [year, found] : sorted.results) {
    if (const auto root = reader.yaml(found)) {
      corpus.results.emplace(year, load_results(year, found.file, *root, out));
    }
  }
  for (const auto& [name, found] : sorted.crosswalks) {
    if (const auto root = reader.yaml(found)) {
      corpus.crosswalks.emplace(CrosswalkId(name), load_crosswalk(CrosswalkId(name), found.file, *root, out));
    }
  }
  load_articles(sorted, reader, corpus, out);
}

}  // namespace prongsai
