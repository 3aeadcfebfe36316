#include <algorithm>
#include <array>
#include <utility>

#include "load/decode.hpp"
#include "load/load_checklist.hpp"

namespace prongsai {
namespace {

const std::array<std::string, 3> stage_words{"self", "reviewed", "final"};

auto choice_ids(const ChoiceList& list) -> std::vector<std::string> {
  std::vector<std::string> ids;
  for (const auto& choice : list) {
    ids.push_back(choice.id);
  }
  return ids;
}

// What an item may be answered with, for a message.
auto expected_words(const ChecklistItem& item, const ChoiceList& choices) -> Text {
  switch (item.answer) {
    case AnswerType::present:
      return {.th = "`present` `absent` หรือ `not_applicable`", .en = "`present`, `absent` or `not_applicable`"};
    case AnswerType::choice: {
      std::string ids;
      for (const auto& choice : choices) {
        ids += (ids.empty() ? "`" : ", `") + choice.id + "`";
      }
      return {.th = ids + " `absent` หรือ `not_applicable`", .en = ids + ", `absent` or `not_applicable`"};
    }
    case AnswerType::number:
      return {.th = "จำนวน `absent` หรือ `not_applicable`", .en = "a number, `absent` or `not_applicable`"};
  }
  return {};
}

auto fixed_answer(const std::string& word) -> std::optional<Answer::Kind> {
  if (word == answer_present) {
    return Answer::Kind::present;
  }
  if (word == answer_absent) {
    return Answer::Kind::absent;
  }
  return word == answer_not_applicable ? std::optional(Answer::Kind::not_applicable) : std::nullopt;
}

// Reads what was answered into one answer, and marks it as damaged where it reported an error.
class AnswerReader {
 public:
  AnswerReader(const Checklist& checklist, const ChecklistItem& item, Diagnostics& all)
      : item_(item), choices_(checklist.choices_of(item)), all_(&all) {}

  auto read(const YamlNode& node) -> Answer {
    answer_.span = node.span;
    if (node.kind == YamlNode::Kind::mapping) {
      MappingReader reader(node, out_);
      if (const auto* value = reader.need("answer")) {
        answer_.span = value->span;
        read_value(*value);
      }
      answer_.url = as_url(reader.find("url"), out_).value_or("");
      answer_.updated = as_date(reader.find("updated"), out_);
      answer_.checked = as_date(reader.find("checked"), out_);
      answer_.valid_until = as_date(reader.find("valid_until"), out_);
      answer_.note = as_text(reader.find("note"), out_).value_or(Text{});
      reader.finish();
    } else {
      read_value(node);
    }
    answer_.damaged = out_.has_errors();
    all_->append(std::move(out_));
    return std::move(answer_);
  }

 private:
  void read_value(const YamlNode& node) {
    if (node.kind == YamlNode::Kind::sequence && item_.answer == AnswerType::choice) {
      read_choices(node);
      return;
    }
    const auto word = as_string(&node, out_);
    if (!word) {
      return;
    }
    const auto fixed = fixed_answer(word->value);
    if (fixed && (*fixed != Answer::Kind::present || item_.answer == AnswerType::present)) {
      answer_.kind = *fixed;
    } else if (fixed || item_.answer == AnswerType::present) {
      out_.report(Code::answer_of_other_type, word->span, {word->value, item_.id.str(), expected_words(item_, choices_)});
    } else if (item_.answer == AnswerType::choice) {
      if (const auto index = as_choice(&node, choice_ids(choices_), out_)) {
        answer_.kind = Answer::Kind::chosen;
        answer_.chosen = {choices_[*index].id};
      }
    } else {
      read_number(node, *word);
    }
  }

  void read_choices(const YamlNode& node) {
    const auto known = choice_ids(choices_);
    answer_.kind = Answer::Kind::chosen;
    for (const auto& id : as_ids(&node, true, out_)) {
      if (std::ranges::find(known, id.value) == known.end()) {
        out_.report(Code::bad_choice, id.span, {id.value, suggestion(id.value, known)});
      } else {
        answer_.chosen.push_back(id.value);
      }
    }
    if (node.items.empty()) {
      out_.report(Code::answer_of_other_type, node.span, {"[]", item_.id.str(), expected_words(item_, choices_)});
    } else if (node.items.size() > 1 && !item_.many) {
      out_.report(Code::one_choice_only, node.span, {item_.id.str()});
    }
  }

  void read_number(const YamlNode& node, const Located<std::string>& word) {
    const auto number = Decimal::parse(word.value);
    if (!number) {
      out_.report(Code::answer_of_other_type, word.span, {word.value, item_.id.str(), expected_words(item_, choices_)});
      return;
    }
    answer_.kind = Answer::Kind::number;
    answer_.number = *number;
    if (item_.range) {
      const auto low = std::min(item_.range->from, item_.range->to);
      const auto high = std::max(item_.range->from, item_.range->to);
      if (*number < low || *number > high) {
        out_.report(Code::decimal_out_of_range, node.span, {word.value, plain_number(low), plain_number(high)});
      }
    }
  }

  const ChecklistItem& item_;
  const ChoiceList& choices_;
  Diagnostics* all_;
  Diagnostics out_;
  Answer answer_;
};

// Finds the item that a key of `answers` or `remarks` names, or reports why there is none to answer.
auto item_of(const YamlNode::Entry& entry, const Checklist& checklist, Diagnostics& out) -> const ChecklistItem* {
  const auto* item = checklist.item(ItemId(entry.key));
  if (item != nullptr && item->items.empty()) {
    return item;
  }
  if (item != nullptr) {
    std::string inner;
    for (const auto* leaf : leaves_of(*item)) {
      inner += (inner.empty() ? "`" : ", `") + leaf->id.str() + "`";
    }
    out.report(Code::heading_answered, entry.key_span, {entry.key, inner});
  } else if (checklist.whole) {
    std::vector<std::string> known;
    for (const auto* leaf : leaves_of(checklist)) {
      known.push_back(leaf->id.str());
    }
    out.report(Code::unknown_name, entry.key_span,
               {entry.key, Text{.th = "รายการตรวจ", .en = "item of this checklist"}, suggestion(entry.key, known)});
  }
  return nullptr;
}

// `complete` becomes false where an answer is for no item: the item that it was meant for is then not reported as unanswered.
auto load_map(const MappingReader& reader, const Checklist& checklist, bool& complete, Diagnostics& out) -> std::map<ItemId, Answer> {
  std::map<ItemId, Answer> answers;
  for (const auto& entry : reader.entries()) {
    const auto* item = item_of(entry, checklist, out);
    if (item == nullptr) {
      complete = false;
      continue;
    }
    if (entry.value.kind == YamlNode::Kind::empty) {
      out.report(Code::empty_value, entry.key_span, {entry.key});
      Answer damaged;
      damaged.damaged = true;
      damaged.span = entry.key_span;
      answers.emplace(item->id, std::move(damaged));
      continue;
    }
    answers.emplace(item->id, AnswerReader(checklist, *item, out).read(entry.value));
  }
  return answers;
}

auto load_review(const YamlNode* node, const Checklist& checklist, bool& complete, Diagnostics& out) -> std::optional<ChecklistReview> {
  auto reader = as_mapping(node, out);
  if (!reader) {
    return std::nullopt;
  }
  ChecklistReview review;
  review.span = reader->span();
  review.date = as_date(reader->find("date"), out);
  if (const auto answers = as_mapping(reader->need("answers"), out)) {
    review.answers = load_map(*answers, checklist, complete, out);
  }
  if (const auto remarks = as_mapping(reader->find("remarks"), out)) {
    for (const auto& entry : remarks->entries()) {
      if (const auto* item = item_of(entry, checklist, out)) {
        if (auto remark = as_text(&entry.value, out)) {
          review.remarks.emplace(item->id, std::move(*remark));
        }
      }
    }
  }
  reader->finish();
  return review;
}

}  // namespace

auto load_answers(FileId file, const std::string& name, const YamlNode& root, const Checklist& checklist, Diagnostics& out) -> ChecklistAnswers {
  ChecklistAnswers loaded;
  loaded.framework = checklist.id;
  loaded.file = file;
  loaded.span = root.span;
  loaded.answers_span = root.span;
  auto reader = as_mapping(&root, out);
  if (!reader) {
    loaded.complete = false;
    return loaded;
  }
  if (const auto id = as_id(reader->need("framework"), false, out); id && id->value != name) {
    out.report(Code::wrong_file_id, id->span, {id->value, name});
  }
  loaded.stage = static_cast<Stage>(as_choice(reader->need("stage"), stage_words, out).value_or(0));
  loaded.date = as_date(reader->find("date"), out);
  const auto* answers_node = reader->need("answers");
  if (const auto answers = as_mapping(answers_node, out)) {
    const auto key = std::ranges::find(root.entries, "answers", &YamlNode::Entry::key);
    loaded.answers_span = key->key_span;
    loaded.answers = load_map(*answers, checklist, loaded.complete, out);
  } else {
    loaded.complete = false;
  }
  loaded.review = load_review(reader->find("review"), checklist, loaded.complete, out);
  reader->finish();
  return loaded;
}

}  // namespace prongsai
