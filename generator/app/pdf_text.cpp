#include "app/pdf_text.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "app/limited_child.hpp"
#include "base/parallel.hpp"
#include "load/text_finder.hpp"

namespace prongsai {
namespace {

// Debian's place for it, and that of programs built by hand. The environment is not asked.
constexpr std::array<const char*, 2> programs{"/usr/bin/pdftotext", "/usr/local/bin/pdftotext"};

auto find_program() -> const char* {
  const auto* const found = std::ranges::find_if(programs, [](const char* path) { return ::access(path, X_OK) == 0; });
  return found == programs.end() ? nullptr : *found;
}

void look_into(const std::string& text, FileTold& told) {
  TextFinder finder(told);
  std::size_t page = 1;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find_first_of("\n\f", at), text.size());
    finder.add(std::string_view(text).substr(at, end - at));
    finder.end_line([page] { return Text{.th = "หน้า " + std::to_string(page), .en = "page " + std::to_string(page)}; });
    page += end < text.size() && text[end] == '\f' ? 1U : 0U;
    at = end + 1;
  }
}

auto public_pdfs(Corpus& corpus) -> std::vector<Evidence*> {
  std::vector<Evidence*> found;
  for (auto& [id, unit] : corpus.units) {
    for (auto& [number, year] : unit.years) {
      for (auto& evidence : year.evidence) {
        if (evidence.visibility == Visibility::public_ && !evidence.path.empty() && evidence.facts &&
            evidence.facts->media_type == "application/pdf") {
          found.push_back(&evidence);
        }
      }
    }
  }
  return found;
}

}  // namespace

auto pdf_text(const std::string& program, const std::string& path) -> std::optional<std::string> {
  // A path that begins like an option stays a path.
  auto done = run_child({program, "-q", "-layout", "-enc", "UTF-8", path.starts_with('/') ? path : "./" + path, "-"});
  return done.code == 0 ? std::optional(std::move(done.output)) : std::nullopt;
}

auto look_into_pdf_texts(Corpus& corpus, const Options& options) -> Text {
  const auto evidence = public_pdfs(corpus);
  const auto* const program = find_program();
  if (program == nullptr) {
    return {.th = "ไม่มีโปรแกรม pdftotext (แพ็กเกจ poppler-utils) จึงไม่ได้ค้นข้อความใน PDF",
            .en = "the program pdftotext (package poppler-utils) is not installed: the texts of PDF files were not looked at"};
  }
  const auto work = [&](const Evidence* one, unsigned /*worker*/) -> std::optional<FileTold> {
    const auto text = pdf_text(program, options.content + "/" + one->path);
    if (!text) {
      return std::nullopt;
    }
    FileTold told;
    look_into(*text, told);
    return told;
  };
  const auto told = parallel_map(std::span<Evidence* const>(evidence), options.jobs, work);
  std::size_t unread = 0;
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    if (!told[i]) {
      ++unread;
      continue;
    }
    auto& inside = evidence[i]->facts->inside;
    inside.insert(inside.end(), told[i]->inside.begin(), told[i]->inside.end());
  }
  return unread == 0 ? Text{}
                     : Text{.th = fmt::format("pdftotext อ่าน PDF {} ไฟล์ไม่ได้", unread),
                            .en = fmt::format("PDF files that pdftotext could not read: {}", unread)};
}

}  // namespace prongsai
