#include "app/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <utility>

namespace prongsai {
namespace {

constexpr auto redraw_after = std::chrono::milliseconds(100);

void put(const std::string& text) {
  std::fputs(text.c_str(), stderr);
  std::fflush(stderr);
}

}  // namespace

ProgressLine::ProgressLine() : visible_(::isatty(STDERR_FILENO) == 1) {}

ProgressLine::~ProgressLine() { clear(); }

void ProgressLine::stage(std::string name) {
  stage_ = std::move(name);
  began_ = std::chrono::steady_clock::now();
  last_ = {};
  if (visible_) {
    put(fmt::format("\r\x1b[K{} …", stage_));
    drawn_ = true;
  }
}

void ProgressLine::step(std::size_t done, std::size_t total) {
  const auto now = std::chrono::steady_clock::now();
  if (!visible_ || (done < total && now - last_ < redraw_after)) {
    return;
  }
  last_ = now;
  const auto seconds = std::chrono::duration<double>(now - began_).count();
  const auto rate = seconds > 0 ? static_cast<double>(done) / seconds : 0.0;
  const auto remaining = rate > 0 ? static_cast<double>(total - done) / rate : 0.0;
  put(fmt::format("\r\x1b[K{} {}/{} ({:.0f}/s, {:.0f} s)", stage_, done, total, rate, remaining));
  drawn_ = true;
}

void ProgressLine::clear() {
  if (std::exchange(drawn_, false)) {
    put("\r\x1b[K");
  }
}

}  // namespace prongsai
