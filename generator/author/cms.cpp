#include "author/cms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "author/cms_parts.hpp"

namespace prongsai {
namespace {

constexpr std::string_view head = R"(
# ค่าตั้งของโปรแกรมแก้ไขบนเว็บ สร้างจากเกณฑ์และเนื้อหา สร้างใหม่เมื่อเกณฑ์หรือรายชื่อหน่วยงานเปลี่ยน
# Configuration of a web editor, made from the frameworks and the content; make it again when either changes.
#
# ผู้ดูแลระบบต้องเลือก backend หนึ่งแบบ ลบเครื่องหมาย # หน้าบรรทัด และเขียนชื่อที่เก็บของตนแทน OWNER/REPOSITORY
# Whoever runs the site must choose one backend, remove the # and write their own repository for OWNER/REPOSITORY.
# backend:
#   name: github
#   repo: OWNER/REPOSITORY
#   branch: main
# backend:
#   name: git-gateway
#   branch: main
)";

auto script_note(Cms editor) -> std::string_view {
  return editor == Cms::sveltia ? R"(#
# หน้า index.html ข้างไฟล์นี้ (ชื่อ config.yml) เรียกสคริปต์ sveltia-cms.js ของแพ็กเกจ @sveltia/cms ที่วางไว้บนเครื่องของตนเอง
# The page index.html beside this file (named config.yml) loads sveltia-cms.js of the package @sveltia/cms from a server of your own.
)"
                                : R"(#
# หน้า index.html ข้างไฟล์นี้ (ชื่อ config.yml) เรียกสคริปต์ decap-cms.js ของแพ็กเกจ decap-cms ที่วางไว้บนเครื่องของตนเอง
# The page index.html beside this file (named config.yml) loads decap-cms.js of the package decap-cms from a server of your own.
# Decap CMS แก้ไฟล์ที่ทั้งไฟล์เป็นรายการไม่ได้ ทะเบียนหลักฐาน evidence.yaml จึงไม่อยู่ในนี้
# Decap CMS cannot edit a file that is one list, so the registers evidence.yaml are not here.
)";
}

class Builder {
 public:
  Builder(const Corpus& corpus, Cms editor, const std::string& content)
      : corpus_(&corpus), editor_(editor), prefix_(content == "." ? "" : content + "/") {}

  void add(const Unit& unit) {
    const auto folder = prefix_ + "units/" + unit.id.str();
    cms::Collection own{.name = unit.id.str(), .label = unit.short_name.th};
    own.files.push_back({.name = "unit", .label = "ข้อมูลหน่วยงาน", .path = folder + "/unit.yaml", .fields = cms::unit_fields(unit, *corpus_)});
    std::vector<cms::Collection> write_ups;
    for (const auto& [number, year] : unit.years) {
      const cms::YearView view{.corpus = corpus_, .unit = &unit, .year = &year, .folder = fmt::format("{}/{}", folder, number.be)};
      add_year(view, own);
      write_ups.push_back({.name = fmt::format("{}-{}", unit.id.str(), number.be),
                           .label = fmt::format("{}: บทความปี {}", unit.short_name.th, number.be),
                           .folder = view.folder + "/practices",
                           .media_folder = "/" + view.folder + "/evidence",
                           .fields = cms::write_up_fields(view)});
      const bool pair = std::ranges::find(write_ups.back().fields, "title", &cms::Field::name)->widget == "object";
      write_ups.back().summary = pair ? "{{title.th}}" : "{{title}}";
    }
    collections_.push_back(std::move(own));
    std::ranges::move(write_ups, std::back_inserter(collections_));
  }

  [[nodiscard]] auto collections() const -> const std::vector<cms::Collection>& { return collections_; }

 private:
  void add_year(const cms::YearView& view, cms::Collection& own) {
    const auto& year = *view.year;
    if (!year.evidence.empty() && editor_ == Cms::sveltia) {
      own.files.push_back({.name = fmt::format("evidence-{}", year.year.be),
                           .label = fmt::format("ทะเบียนหลักฐานปี {}", year.year.be),
                           .path = view.folder + "/evidence.yaml",
                           .fields = cms::register_fields(view)});
    }
    const auto file_of = [&](const FrameworkId& id, const Text& title, cms::Fields fields) {
      own.files.push_back({.name = fmt::format("{}-{}", id.str(), year.year.be),
                           .label = fmt::format("{} (ปี {})", title.th, year.year.be),
                           .path = fmt::format("{}/assessment/{}.yaml", view.folder, id.str()),
                           .fields = std::move(fields)});
    };
    for (const auto& [id, assessment] : year.assessments) {
      if (const auto found = corpus_->frameworks.find(id); found != corpus_->frameworks.end()) {
        file_of(id, found->second.title, cms::assessment_fields(assessment, found->second, view));
      }
    }
    for (const auto& [id, answers] : year.checklists) {
      if (const auto found = corpus_->checklists.find(id); found != corpus_->checklists.end()) {
        file_of(id, found->second.title, cms::answers_fields(answers, found->second));
      }
    }
  }

  const Corpus* corpus_;
  Cms editor_;
  std::string prefix_;
  std::vector<cms::Collection> collections_;
};

}  // namespace

auto cms_configuration(const Corpus& corpus, Cms editor, const std::string& content, const UnitId& only) -> std::string {
  Builder builder(corpus, editor, content);
  for (const auto& [id, unit] : corpus.units) {
    if (only.empty() || id == only) {
      builder.add(unit);
    }
  }
  auto text = fmt::format("{}{}{}", cms_mark, head, script_note(editor));
  text += fmt::format("media_folder: \"{}\"\n", content == "." ? "units" : content + "/units");
  // Sveltia CMS speaks the language of the browser and refuses the key. To it, an empty text is better left out: the check calls it an error.
  text += editor == Cms::decap ? "locale: \"th\"\n" : "output:\n  omit_empty_optional_fields: true\n";
  return text + cms::to_yaml(builder.collections());
}

}  // namespace prongsai
