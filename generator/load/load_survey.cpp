#include <algorithm>
#include <utility>

#include "base/utf8.hpp"
#include "load/decode.hpp"
#include "load/load_programme.hpp"
#include "load/load_unit.hpp"

namespace prongsai {
namespace {

constexpr int fewest_steps = 3;
constexpr int most_steps = 10;

auto load_answers(const YamlNode* node, int scale, Diagnostics& out) -> std::map<int, std::int64_t> {
  std::map<int, std::int64_t> answers;
  const auto reader = as_mapping(node, out);
  if (!reader) {
    return answers;
  }
  for (const auto& entry : reader->entries()) {
    // `5` and `๕` are the same step.
    const auto step = Decimal::parse(entry.key);
    if (!step || !step->is_whole() || *step < Decimal(1) || *step > Decimal(scale)) {
      out.report(Code::number_out_of_range, entry.key_span, {entry.key, "1", std::to_string(scale)});
      continue;
    }
    if (const auto count = load_count(&entry.value, 0, out); count && !answers.emplace(static_cast<int>(step->whole()), *count).second) {
      out.report(Code::repeated_id, entry.key_span, {entry.key});
    }
  }
  return answers;
}

auto load_question(const YamlNode& node, int scale, Diagnostics& all) -> std::optional<SurveyQuestion> {
  Diagnostics out;
  std::optional<SurveyQuestion> question;
  if (auto reader = as_mapping(&node, out)) {
    question.emplace();
    question->text = text_or_empty(reader->need("text"), out);
    const auto* distribution = reader->need("distribution");
    question->answers = load_answers(distribution, scale, out);
    question->span = distribution != nullptr ? distribution->span : node.span;
    reader->finish();
    question->damaged = out.has_errors();
  }
  all.append(std::move(out));
  return question;
}

auto load_target(const YamlNode* node, int scale, Diagnostics& out) -> std::optional<SurveyTarget> {
  auto reader = as_mapping(node, out);
  if (!reader) {
    return std::nullopt;
  }
  const auto from = as_integer(reader->need("share_of"), 2, scale, out);
  const auto limit = load_percent(reader->need("at_least"), out);
  reader->finish();
  return from && limit ? std::optional(SurveyTarget{.share_of = *from, .at_least = *limit}) : std::nullopt;
}

auto printed(const YamlNode* node, Diagnostics& out) -> std::optional<PrintedNumber> {
  const auto value = as_decimal(node, out);
  if (!value) {
    return std::nullopt;
  }
  const auto text = with_ascii_digits(node->text);
  const auto point = text.find('.');
  const auto places = point == std::string::npos ? 0U : std::min<std::size_t>(6, text.find_last_of("0123456789") - point);
  return PrintedNumber{.value = *value, .places = static_cast<int>(places), .span = node->span};
}

void load_printed(const YamlNode* node, Survey& survey, Diagnostics& out) {
  if (auto reader = as_mapping(node, out)) {
    survey.printed_mean = printed(reader->find("mean"), out);
    survey.printed_share = printed(reader->find("share"), out);
    reader->finish();
  }
}

void load_numbers(MappingReader& reader, Survey& survey) {
  auto& out = reader.out();
  survey.population = load_count(reader.find("population"), 1, out);
  const auto* answered = reader.need("n");
  survey.answered = load_count(answered, 1, out).value_or(0);
  survey.answered_span = answered != nullptr ? answered->span : reader.span();
  const auto* scale = reader.find("scale");
  const auto written_scale = as_integer(scale, fewest_steps, most_steps, out);
  survey.scale = written_scale.value_or(5);
  // With a scale that cannot be read, any step may be meant.
  const bool known_scale = scale == nullptr || written_scale;
  const int steps = known_scale ? survey.scale : most_steps;
  const auto* questions = reader.need("questions");
  const auto& items = as_list(questions, out);
  if (questions != nullptr && questions->kind == YamlNode::Kind::sequence && items.empty()) {
    out.report(Code::empty_value, questions->span, {"questions"});
  }
  for (const auto& item : items) {
    if (auto question = load_question(item, steps, out)) {
      question->damaged = question->damaged || !known_scale || survey.answered == 0;
      survey.questions.push_back(std::move(*question));
    }
  }
  survey.target = load_target(reader.find("target"), steps, out);
}

auto load_survey(const YamlNode& node, UniqueIds& unique, Diagnostics& out) -> std::optional<Survey> {
  auto reader = as_mapping(&node, out);
  if (!reader) {
    return std::nullopt;
  }
  Survey survey;
  const auto id = as_id(reader->need("id"), false, out);
  survey.title = text_or_empty(reader->need("title"), out);
  survey.about = load_subject(reader->find("about"), out);
  survey.period = load_period(reader->find("period"), out);
  load_numbers(*reader, survey);
  load_printed(reader->find("printed"), survey, out);
  survey.evidence = load_evidence_ids(reader->find("evidence"), out);
  survey.note = text_or_empty(reader->find("note"), out);
  reader->finish();
  if (!id || !unique.add(id->value, id->span)) {
    return std::nullopt;
  }
  survey.id = id->value;
  survey.span = id->span;
  return survey;
}

}  // namespace

auto load_surveys(const YamlNode& root, Diagnostics& out) -> std::vector<Survey> {
  std::vector<Survey> surveys;
  UniqueIds unique(out);
  for (const auto& item : items_of(root, out)) {
    if (auto survey = load_survey(item, unique, out)) {
      surveys.push_back(std::move(*survey));
    }
  }
  return surveys;
}

}  // namespace prongsai
