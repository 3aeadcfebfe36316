#include <algorithm>
#include <utility>

#include "render/builders.hpp"
#include "render/prose_html.hpp"

namespace prongsai {
namespace {

auto article_item(const PageContext& page, const Article& article) -> ArticleItemView {
  const bool is_answer = article.kind == ArticleKind::answer;
  return {.link = page.link(ArticlePage{&article}, page.voice().words(is_answer ? article.question : article.title)),
          .text = page.voice().words(article.summary)};
}

template <class Belongs>
auto topic_of(const PageContext& page, std::string anchor, Words title, const Belongs& belongs) -> TopicView {
  TopicView topic{.anchor = std::move(anchor), .title = std::move(title), .articles = {}, .answers = {}};
  for (const auto& article : page.corpus().articles) {
    if (belongs(article)) {
      auto& list = article.kind == ArticleKind::answer ? topic.answers : topic.articles;
      list.push_back(article_item(page, article));
    }
  }
  return topic;
}

auto is_about(const Article& article, const std::string& topic) -> bool {
  return std::ranges::any_of(article.topics, [&topic](const Located<std::string>& one) { return *one == topic; });
}

}  // namespace

auto knowledge_view(const PageContext& page) -> KnowledgeView {
  const auto& voice = page.voice();
  const auto& articles = page.corpus().articles;
  const auto answers = std::ranges::count(articles, ArticleKind::answer, &Article::kind);
  const auto others = static_cast<std::ptrdiff_t>(articles.size()) - answers;
  KnowledgeView view{.title = voice.say("title.knowledge"),
                     .answer = voice.say("knowledge.answer", {std::to_string(others), std::to_string(answers)}),
                     .topics = {}};
  const auto add = [&view](TopicView topic) {
    if (!topic.articles.empty() || !topic.answers.empty()) {
      view.topics.push_back(std::move(topic));
    }
  };
  for (const auto& topic : page.corpus().portal.topics) {
    add(topic_of(page, "topic." + topic.id, voice.words(topic.title), [&topic](const Article& article) { return is_about(article, topic.id); }));
  }
  add(topic_of(page, "topic", own_words(voice.say("knowledge.no_topic")), [](const Article& article) { return article.topics.empty(); }));
  return view;
}

auto article_view(const PageContext& page, const ArticlePage& subject) -> ArticleView {
  const auto& voice = page.voice();
  const auto& article = *subject.article;
  const bool is_answer = article.kind == ArticleKind::answer;
  ArticleView view{.title = voice.words(article.title),
                   .kind = voice.say(is_answer ? "knowledge.kind.answer" : "knowledge.kind.article"),
                   .summary = voice.words(article.summary),
                   .question = {},
                   .prose = prose_html(page.page()),
                   .marked_thai = page.language() == Language::en && !article.english,
                   .details = {}};
  if (is_answer) {
    view.question = NoteView{voice.words(article.question)};
  }
  DetailView topics{.label = voice.say("knowledge.topics"), .items = {}, .compact = true};
  for (const auto& topic : page.corpus().portal.topics) {
    if (is_about(article, topic.id)) {
      topics.items.push_back({.text = voice.words(topic.title), .linked = true, .url = page.url(KnowledgePage{}, "topic." + topic.id)});
    }
  }
  DetailView units{.label = voice.say("knowledge.units"), .items = {}, .compact = true};
  for (const auto& id : article.units) {
    const auto& unit = page.corpus().units.at(*id);
    units.items.push_back({.text = page.short_name(unit), .linked = true, .url = page.url(UnitPage{&unit})});
  }
  DetailView related{.label = voice.say("knowledge.related"), .items = {}};
  for (const auto& reference : article.related) {
    const auto& unit = page.corpus().units.at(reference.unit);
    if (unit.quarantine) {
      continue;
    }
    const auto& year = unit.years.at(reference.year);
    const auto found = std::ranges::find(year.write_ups, reference.id, &WriteUp::id);
    related.items.push_back({.text = voice.words(found->title), .linked = true, .url = page.url(PracticePage{&unit, &year, &*found})});
  }
  view.details = {std::move(topics), std::move(units), std::move(related)};
  view.details.push_back(detail(voice.say("knowledge.updated"), own_words(voice.date(article.updated))));
  if (article.source) {
    view.details.push_back(detail(voice.say("announced.source"), own_words(page.citation(*article.source))));
  }
  std::erase_if(view.details, [](const DetailView& one) { return one.items.empty(); });
  return view;
}

}  // namespace prongsai
