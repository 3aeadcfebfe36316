#include "app/serve_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "diagnostic/visible_text.hpp"

namespace prongsai {
namespace {

constexpr std::size_t most_named = 3;

auto seconds(std::chrono::microseconds took) -> std::string { return fmt::format("{:.3f}", static_cast<double>(took.count()) / 1e6); }

}  // namespace

auto address_words(int port, const std::string& root, Language language) -> std::string {
  const auto address = fmt::format("http://127.0.0.1:{}{}", port, root);
  return language == Language::th
             ? fmt::format("เปิดดูเว็บไซต์ได้ที่ {} (เฉพาะในเครื่องนี้) เมื่อบันทึกไฟล์ หน้าที่เปิดอยู่จะเปลี่ยนเอง กด Ctrl-C เพื่อปิด\n", address)
             : fmt::format("the site is at {} (on this machine only); open pages change by themselves when a file is saved; Ctrl-C ends\n", address);
}

auto port_words(int port, Language language) -> std::string {
  return language == Language::th
             ? fmt::format("ใช้พอร์ต {} ไม่ได้ เพราะมีโปรแกรมอื่นใช้อยู่หรือระบบไม่อนุญาต เลือกพอร์ตอื่นด้วย `--port` เช่น `--port 8010` หรือ `--port 0` ให้เลือกพอร์ตว่างเอง", port)
             : fmt::format("port {} cannot be used: another program has it, or the system does not allow it; choose another with `--port`, such as `--port 8010`, or any free "
                           "one with `--port 0`", port);
}

auto change_words(const std::set<std::string>& changed, Language language) -> std::string {
  std::string names;
  std::size_t named = 0;
  for (const auto& path : changed) {
    if (++named > most_named) {
      break;
    }
    names += (names.empty() ? "" : ", ") + visible_text(path);
  }
  const auto left = changed.size() - std::min(changed.size(), most_named);
  if (left > 0) {
    names += language == Language::th ? fmt::format(" และอีก {} รายการ", left) : fmt::format(" and {} more", left);
  }
  return (language == Language::th ? "\nมีการเปลี่ยนแปลง: " : "\nchanged: ") + names + "\n";
}

auto rebuilt_words(const BuildOutcome& built, std::chrono::microseconds took, Language language) -> std::string {
  const auto& report = built.report;
  return language == Language::th
             ? fmt::format("สร้างใหม่ใน {} วินาที: เขียน {} ไฟล์ ไม่เปลี่ยน {} ลบ {}\n", seconds(took), report.written, report.unchanged, report.removed)
             : fmt::format("built again in {} s: {} files written, {} unchanged, {} removed\n", seconds(took), report.written, report.unchanged, report.removed);
}

auto end_words(Language language) -> std::string { return language == Language::th ? "\nปิดแล้ว\n" : "\nended\n"; }

}  // namespace prongsai
