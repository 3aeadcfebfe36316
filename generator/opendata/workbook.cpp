#include "opendata/workbook.hpp"

#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <system_error>

#include "base/assert.hpp"

namespace prongsai {
namespace {

[[noreturn]] void fail() { throw std::system_error(errno == 0 ? EIO : errno, std::generic_category(), "a spreadsheet in memory"); }

void demand(lxw_error error) {
  if (error == LXW_ERROR_CREATING_TMPFILE || error == LXW_ERROR_CREATING_XLSX_FILE || error == LXW_ERROR_MEMORY_MALLOC_FAILED) {
    fail();
  }
  require(error == LXW_NO_ERROR, "a spreadsheet got what its format does not allow");
}

// Midnight in UTC, as the library's own conversion takes it.
auto seconds_of(const Date& date) -> std::time_t {
  using namespace std::chrono;
  const sys_days day = year(date.year) / month(static_cast<unsigned>(date.month)) / std::chrono::day(static_cast<unsigned>(date.day));
  return static_cast<std::time_t>(duration_cast<seconds>(day.time_since_epoch()).count());
}

// `_x0041_` stands for a character in this format: where a text holds one of its own, its first character is written so.
auto is_escape(std::string_view text) -> bool {
  return text.size() >= 7 && text.starts_with("_x") && text[6] == '_' && text.substr(2, 4).find_first_not_of("0123456789ABCDEFabcdef") == std::string_view::npos;
}

// XML 1.0 has no control characters, and line ends are one character; cut to what a cell may hold.
auto cell_of(std::string_view text) -> std::string {
  constexpr std::size_t room = Workbook::longest_text - 1;
  std::string out;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool begins = (byte & 0xC0U) != 0x80U;
    if (begins && characters++ >= room) {
      return out + "…";
    }
    if (text[at] == '\r') {
      if (!text.substr(at + 1).starts_with('\n')) {
        out += '\n';
      }
    } else if (byte < 0x20 && text[at] != '\n' && text[at] != '\t') {
      out += "\uFFFD";
    } else if (is_escape(text.substr(at))) {
      out += "_x005F_";
      characters += 6;
    } else {
      out += text[at];
    }
  }
  return out;
}

// The library wants the name of a file: one in memory has a name in /proc only, and vanishes with its descriptor.
class MemoryFile {
 public:
  MemoryFile() : descriptor_(::memfd_create("prongsai-workbook", MFD_CLOEXEC)) {
    if (descriptor_ < 0) {
      fail();
    }
  }
  ~MemoryFile() { ::close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  auto operator=(const MemoryFile&) -> MemoryFile& = delete;

  [[nodiscard]] auto name() const -> std::string { return "/proc/self/fd/" + std::to_string(descriptor_); }
  [[nodiscard]] auto read() const -> std::string {
    const auto size = ::lseek(descriptor_, 0, SEEK_END);
    if (size < 0) {
      fail();
    }
    std::string bytes(static_cast<std::size_t>(size), '\0');
    for (std::size_t done = 0; done < bytes.size();) {
      const auto got = ::pread(descriptor_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(done));
      if (got <= 0) {
        fail();
      }
      done += static_cast<std::size_t>(got);
    }
    return bytes;
  }

 private:
  int descriptor_;
};

}  // namespace

struct Workbook::State {
  MemoryFile file;
  lxw_workbook* workbook = nullptr;
  lxw_format* head = nullptr;
  lxw_worksheet* sheet = nullptr;
  lxw_row_t row = 0;
  lxw_col_t column = 0;
  lxw_col_t columns = 0;

  [[nodiscard]] auto format() const -> lxw_format* { return row == 0 ? head : nullptr; }
};

Workbook::Workbook(const Date& created) : state_(std::make_unique<State>()) {
  lxw_workbook_options options{};
  // Rows go to nameless files of the library once they are written.
  options.constant_memory = LXW_TRUE;
  state_->workbook = workbook_new_opt(state_->file.name().c_str(), &options);
  if (state_->workbook == nullptr) {
    fail();
  }
  lxw_doc_properties properties{};
  // Zero would mean the time of writing.
  properties.created = seconds_of(created) == 0 ? 1 : seconds_of(created);
  demand(workbook_set_properties(state_->workbook, &properties));
  state_->head = workbook_add_format(state_->workbook);
  format_set_bold(state_->head);
}

Workbook::~Workbook() {
  if (state_->workbook != nullptr) {
    lxw_workbook_free(state_->workbook);
  }
}

void Workbook::begin_sheet(const std::string& name, const std::vector<double>& widths) {
  auto& state = *state_;
  state.sheet = workbook_add_worksheet(state.workbook, name.c_str());
  require(state.sheet != nullptr, "a sheet has a name that its format does not allow");
  state.row = 0;
  state.column = 0;
  state.columns = 0;
  worksheet_freeze_panes(state.sheet, 1, 0);
  for (std::size_t at = 0; at < widths.size(); ++at) {
    const auto column = static_cast<lxw_col_t>(at);
    demand(worksheet_set_column(state.sheet, column, column, widths[at], nullptr));
  }
}

void Workbook::filter() {
  const auto& state = *state_;
  if (state.row > 0 && state.columns > 0) {
    demand(worksheet_autofilter(state.sheet, 0, 0, state.row - 1, static_cast<lxw_col_t>(state.columns - 1)));
  }
}

void Workbook::text(std::string_view text) {
  auto& state = *state_;
  if (!text.empty()) {
    demand(worksheet_write_string(state.sheet, state.row, state.column, cell_of(text).c_str(), state.format()));
  }
  ++state.column;
}

void Workbook::number(Decimal number) {
  auto& state = *state_;
  const auto value = number.is_whole() ? static_cast<double>(number.whole()) : static_cast<double>(number.micro()) / static_cast<double>(Decimal::scale);
  demand(worksheet_write_number(state.sheet, state.row, state.column, value, state.format()));
  ++state.column;
}

void Workbook::boolean(bool truth) {
  auto& state = *state_;
  demand(worksheet_write_boolean(state.sheet, state.row, state.column, truth ? 1 : 0, state.format()));
  ++state.column;
}

void Workbook::empty() { ++state_->column; }

void Workbook::end_row() {
  auto& state = *state_;
  state.columns = std::max(state.columns, state.column);
  state.column = 0;
  ++state.row;
}

auto Workbook::take() -> std::string {
  auto* workbook = state_->workbook;
  state_->workbook = nullptr;
  demand(workbook_close(workbook));
  return state_->file.read();
}

}  // namespace prongsai
