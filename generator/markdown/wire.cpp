#include "markdown/wire.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>
#include <vector>

#include "diagnostic/argument_count.hpp"

namespace prongsai {
namespace {

class Writer {
 public:
  void number(std::uint32_t value) {
    for (unsigned shift = 0; shift < 32; shift += 8) {
      bytes_ += static_cast<char>((value >> shift) & 0xFFU);
    }
  }
  void text(std::string_view text) {
    number(static_cast<std::uint32_t>(text.size()));
    bytes_ += text;
  }
  void span(Span span) {
    number(span.begin);
    number(span.end);
  }
  [[nodiscard]] auto take() -> std::string { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// Reads what Writer wrote. After the first thing that does not fit every read gives nothing and `fine` is false.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}
  auto number() -> std::uint32_t {
    if (bytes_.size() < 4) {
      fine_ = false;
      bytes_ = {};
      return 0;
    }
    std::uint32_t value = 0;
    for (unsigned at = 0; at < 4; ++at) {
      value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes_[at])) << (8 * at);
    }
    bytes_.remove_prefix(4);
    return value;
  }
  auto text() -> std::string {
    const auto size = number();
    if (size > bytes_.size()) {
      fine_ = false;
      bytes_ = {};
      return {};
    }
    std::string text(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
    return text;
  }
  auto span(FileId file) -> Span {
    const auto begin = number();
    return {.file = file, .begin = begin, .end = number()};
  }
  // A count of things that each take at least four bytes.
  auto count() -> std::size_t {
    const auto count = number();
    fine_ = fine_ && count <= bytes_.size() / 4;
    return fine_ ? count : 0;
  }
  [[nodiscard]] auto finished() const -> bool { return fine_ && bytes_.empty(); }
  void fail() { fine_ = false; }
  [[nodiscard]] auto fine() const -> bool { return fine_; }

 private:
  std::string_view bytes_;
  bool fine_ = true;
};

void write_diagnostic(Writer& out, const Diagnostic& one) {
  out.number(static_cast<std::uint32_t>(one.code));
  out.span(one.span);
  out.number(static_cast<std::uint32_t>(one.arguments.size()));
  for (const auto& argument : one.arguments) {
    out.text(argument.text.th);
    out.text(argument.text.en);
  }
}

void read_diagnostic(Reader& in, FileId file, Diagnostics& out) {
  const auto code = in.number();
  const auto span = in.span(file);
  std::vector<Argument> arguments;
  for (auto left = in.count(); left > 0; --left) {
    auto th = in.text();
    arguments.emplace_back(Text{.th = std::move(th), .en = in.text()});
  }
  if (code >= catalogue().size() || argument_count(static_cast<Code>(code)) != arguments.size()) {
    in.fail();
  }
  if (in.fine()) {
    out.report(static_cast<Code>(code), span, std::move(arguments));
  }
}

void write_section(Writer& out, const Section& section) {
  out.number(static_cast<std::uint32_t>(section.heading + 1));
  out.number(section.is_blank ? 1 : 0);
  out.text(section.name);
  out.number(static_cast<std::uint32_t>(section.links.size()));
  for (const auto& link : section.links) {
    out.number(link.kind == ProseLink::Kind::image ? 1 : 0);
    out.text(link.destination);
    out.span(link.span);
  }
}

auto read_section(Reader& in, FileId file) -> Section {
  Section section;
  section.heading = static_cast<int>(in.number()) - 1;
  section.is_blank = in.number() != 0;
  section.name = in.text();
  const auto links = in.count();
  section.links.reserve(links);
  for (std::size_t i = 0; i < links; ++i) {
    ProseLink link;
    link.kind = in.number() == 1 ? ProseLink::Kind::image : ProseLink::Kind::link;
    link.destination = in.text();
    link.span = in.span(file);
    section.links.push_back(std::move(link));
  }
  return section;
}

auto wait_for(int socket, short events, int timeout_ms) -> bool {
  pollfd waiting{.fd = socket, .events = events, .revents = 0};
  int ready = -1;
  do {
    ready = ::poll(&waiting, 1, timeout_ms);
  } while (ready < 0 && errno == EINTR);
  return ready > 0;
}

auto receive_exactly(int socket, char* to, std::size_t size, int timeout_ms) -> Transfer {
  while (size > 0) {
    if (!wait_for(socket, POLLIN, timeout_ms)) {
      return Transfer::timed_out;
    }
    const auto got = ::read(socket, to, size);
    if (got == 0 || (got < 0 && errno != EINTR)) {
      return Transfer::ended;
    }
    if (got > 0) {
      to += got;
      size -= static_cast<std::size_t>(got);
    }
  }
  return Transfer::done;
}

}  // namespace

auto encode(FileId file, std::uint32_t offset, std::string_view body) -> std::string {
  Writer out;
  out.number(static_cast<std::uint32_t>(file));
  out.number(offset);
  out.text(body);
  return out.take();
}

auto decode_request(std::string_view bytes) -> std::optional<MarkdownRequest> {
  Reader in(bytes);
  MarkdownRequest request;
  request.file = static_cast<FileId>(in.number());
  request.offset = in.number();
  request.body = in.text();
  return in.finished() ? std::optional(std::move(request)) : std::nullopt;
}

auto encode(const Prose& prose, const Diagnostics& diagnostics) -> std::string {
  Writer out;
  out.number(static_cast<std::uint32_t>(prose.sections.size()));
  for (const auto& section : prose.sections) {
    write_section(out, section);
  }
  const auto html = prose.html.get();
  out.number(static_cast<std::uint32_t>(html.size()));
  for (const auto& piece : html) {
    out.text(piece);
  }
  const auto headings = prose.headings.get();
  out.number(static_cast<std::uint32_t>(headings.size()));
  for (const auto& heading : headings) {
    out.number(static_cast<std::uint32_t>(heading.level));
    out.text(heading.text);
    out.text(heading.anchor);
    out.span(heading.span);
  }
  out.text(prose.plain_text.get());
  const auto list = diagnostics.sorted();
  out.number(static_cast<std::uint32_t>(list.size()));
  for (const auto& one : list) {
    write_diagnostic(out, one);
  }
  return out.take();
}

auto decode_reply(std::string_view bytes, FileId file) -> std::optional<MarkdownReply> {
  Reader in(bytes);
  MarkdownReply reply;
  auto& prose = reply.prose;
  std::size_t pieces = 0;
  for (auto left = in.count(); left > 0; --left) {
    prose.sections.push_back(read_section(in, file));
    pieces += prose.sections.back().links.size() + 1;
  }
  std::vector<std::string> html(in.count());
  for (auto& piece : html) {
    piece = in.text();
  }
  std::vector<Heading> headings(in.count());
  for (auto& heading : headings) {
    heading.level = static_cast<int>(in.number());
    heading.text = in.text();
    heading.anchor = in.text();
    heading.span = in.span(file);
  }
  prose.plain_text = Kept(in.text());
  for (auto left = in.count(); left > 0; --left) {
    read_diagnostic(in, file, reply.diagnostics);
  }
  const auto fits = [&headings](const Section& section) { return section.heading >= -1 && section.heading < static_cast<int>(headings.size()); };
  if (html.size() != pieces || !std::ranges::all_of(prose.sections, fits)) {
    in.fail();
  }
  prose.html = Kept(std::move(html));
  prose.headings = Kept(std::move(headings));
  return in.finished() ? std::optional(std::move(reply)) : std::nullopt;
}

auto send_message(int socket, std::string_view bytes, int timeout_ms) -> Transfer {
  Writer head;
  head.text(bytes);
  const auto message = head.take();
  std::string_view rest = message;
  while (!rest.empty()) {
    if (!wait_for(socket, POLLOUT, timeout_ms)) {
      return Transfer::timed_out;
    }
    // A child that has died must not end the program with SIGPIPE.
    const auto sent = ::send(socket, rest.data(), rest.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0 && errno != EINTR && errno != EAGAIN) {
      return Transfer::ended;
    }
    rest.remove_prefix(sent > 0 ? static_cast<std::size_t>(sent) : 0);
  }
  return Transfer::done;
}

auto receive_message(int socket, std::string& bytes, int timeout_ms) -> Transfer {
  std::array<char, 4> head{};
  if (const auto result = receive_exactly(socket, head.data(), head.size(), timeout_ms); result != Transfer::done) {
    return result;
  }
  const auto size = Reader(std::string_view(head.data(), head.size())).number();
  if (size > largest_message) {
    return Transfer::ended;
  }
  bytes.resize(size);
  return receive_exactly(socket, bytes.data(), bytes.size(), timeout_ms);
}

}  // namespace prongsai
