#include "app/external_links.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <span>

#include "app/limited_child.hpp"
#include "base/html_scan.hpp"
#include "base/parallel.hpp"
#include "render/link_check.hpp"
#include "render/render_pages.hpp"

namespace prongsai {
namespace {

constexpr std::array<const char*, 2> programs{"/usr/bin/curl", "/usr/local/bin/curl"};
constexpr unsigned most_at_once = 8;
constexpr int most_redirects = 5;
constexpr std::size_t most_links = 5000;

auto without_place(const std::string& url) -> std::string { return url.substr(0, url.find('#')); }

// Addresses on the finished pages, wherever they were written.
auto addresses_on_pages(const SiteModel& site, const TemplateSet& templates, unsigned jobs) -> std::set<std::string, std::less<>> {
  const auto& base_url = site.corpus->portal.base_url;
  const auto work = [&](const PlannedPage& page, unsigned /*worker*/) {
    const auto html = render_page(site, page, templates);
    HtmlNames names;
    scan_html(html, names);
    std::set<std::string> found;
    for (const auto& reference : names.references) {
      const auto written = html_unescaped(reference.value);
      if (reference.kind == HtmlReference::Kind::address && page_address(page.path.file(), written, base_url).kind == PageAddress::Kind::outside) {
        found.insert(written);
      }
    }
    return found;
  };
  std::set<std::string, std::less<>> all;
  for (auto& found : parallel_map(std::span<const PlannedPage>(site.pages), jobs, work)) {
    all.merge(std::move(found));
  }
  return all;
}

// Where each address is first written in the texts of the content. Brackets and commas at the end of a word may belong to the address or not.
auto places_of(const std::set<std::string, std::less<>>& addresses, const SourceMap& sources) -> std::vector<OutsideLink> {
  std::set<std::string> seen;
  std::vector<OutsideLink> links;
  for (std::uint32_t number = 0; number < sources.size(); ++number) {
    const auto whole = sources.read(FileId{number});
    const std::string_view text = whole;
    for (auto at = text.find("http"); at != std::string_view::npos; at = text.find("http", at + 1)) {
      auto word = text.substr(at, text.find_first_of(" \t\r\n\"'<>", at) - at);
      while (word.size() > 8 && !addresses.contains(word) && std::string_view(",.;:)]}!").find(word.back()) != std::string_view::npos) {
        word.remove_suffix(1);
      }
      // An address in round brackets of Markdown with words after it.
      if (!addresses.contains(word)) {
        word = word.substr(0, word.find(')'));
      }
      if (addresses.contains(word) && seen.emplace(word).second) {
        const auto begin = static_cast<std::uint32_t>(at);
        links.push_back({.url = std::string(word), .span = {.file = FileId{number}, .begin = begin, .end = begin + static_cast<std::uint32_t>(word.size())}});
      }
    }
  }
  return links;
}

auto is_private(std::uint32_t address) -> bool {
  struct Block {
    std::uint32_t network;
    unsigned bits;
  };
  // RFC 6890: this network, private, shared, loopback, link-local, protocol assignments, documentation, benchmarks, multicast and beyond.
  constexpr std::array<Block, 14> blocks{{{0x00000000U, 8}, {0x0A000000U, 8}, {0x64400000U, 10}, {0x7F000000U, 8}, {0xA9FE0000U, 16}, {0xAC100000U, 12}, {0xC0000000U, 24},
                                          {0xC0000200U, 24}, {0xC0A80000U, 16}, {0xC6120000U, 15}, {0xC6336400U, 24}, {0xCB007100U, 24}, {0xE0000000U, 4}, {0xF0000000U, 4}}};
  return std::ranges::any_of(blocks, [address](const Block& block) { return (address ^ block.network) >> (32U - block.bits) == 0; });
}

auto is_private(const in6_addr& address) -> bool {
  const auto* const bytes = static_cast<const std::uint8_t*>(address.s6_addr);
  const auto inner = static_cast<std::uint32_t>(bytes[12]) << 24U | static_cast<std::uint32_t>(bytes[13]) << 16U | static_cast<std::uint32_t>(bytes[14]) << 8U | bytes[15];
  const bool mapped = std::all_of(bytes, bytes + 10, [](std::uint8_t byte) { return byte == 0; });
  if (mapped || (bytes[0] == 0x00 && bytes[1] == 0x64) || (bytes[0] == 0x20 && bytes[1] == 0x02)) {
    // `::`, `::1`, IPv4 in IPv6 of any kind.
    return !mapped || bytes[10] != 0xFF || is_private(inner);
  }
  // Only global unicast, 2000::/3, without what is kept for documents.
  return (bytes[0] & 0xE0U) != 0x20 || (bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0D && bytes[3] == 0xB8);
}

// The first address of a host, and whether any of them is one of an inner network.
struct Resolved {
  std::string address;
  bool any_private = false;
};

auto resolve(const AskedAddress& asked) -> Resolved {
  addrinfo hints{};
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* list = nullptr;
  Resolved resolved;
  if (::getaddrinfo(asked.host.c_str(), asked.port.c_str(), &hints, &list) != 0) {
    return resolved;
  }
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owned(list, ::freeaddrinfo);
  for (const auto* one = list; one != nullptr; one = one->ai_next) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (one->ai_family == AF_INET) {
      const auto& inner = reinterpret_cast<const sockaddr_in*>(one->ai_addr)->sin_addr;
      ::inet_ntop(AF_INET, &inner, text.data(), text.size());
      resolved.any_private = resolved.any_private || is_private(ntohl(inner.s_addr));
    } else if (one->ai_family == AF_INET6) {
      const auto& inner = reinterpret_cast<const sockaddr_in6*>(one->ai_addr)->sin6_addr;
      ::inet_ntop(AF_INET6, &inner, text.data(), text.size());
      resolved.any_private = resolved.any_private || is_private(inner);
    }
    // Machines without IPv6 are common: the older protocol is asked where there is one.
    if (resolved.address.empty() || (one->ai_family == AF_INET && resolved.address.find(':') != std::string::npos)) {
      resolved.address = text.data();
    }
  }
  return resolved;
}

// What one question brought.
struct Answer {
  int status = 0;
  std::string redirect;
  // Of curl, where there was no answer.
  int failure = 0;
};

auto ask(const std::string& program, const std::string& url, const AskedAddress& asked, const std::string& address, bool head) -> Answer {
  const auto at = address.find(':') == std::string::npos ? address : "[" + address + "]";
  std::vector<std::string> words{program,  "-q",          "-s",      "-o",          "/dev/null", "-w",
                                 "%{http_code} %{redirect_url}",     "--proto",     "=http,https", "--noproxy",
                                 "*",      "--connect-timeout",      "10",          "--max-time", "20", "-A",
                                 "prongsai (link check)",            "--resolve",   asked.host + ":" + asked.port + ":" + at};
  const std::vector<std::string> how = head ? std::vector<std::string>{"-I"} : std::vector<std::string>{"-r", "0-0", "--max-filesize", "10000000"};
  words.insert(words.end(), how.begin(), how.end());
  words.insert(words.end(), {"--url", without_place(url)});
  const auto done = run_child(std::move(words), {.cpu_seconds = 10, .most_output = 65536, .silence_ms = 30'000});
  Answer answer{.status = 0, .redirect = {}, .failure = done.code.value_or(28)};
  for (std::size_t digit = 0; digit < 3 && digit < done.output.size(); ++digit) {
    answer.status = answer.status * 10 + (done.output[digit] - '0');
  }
  answer.redirect = done.output.size() > 4 ? done.output.substr(4) : std::string();
  return answer;
}

auto failure_words(int failure) -> Text {
  switch (failure) {
    case 28:
      return {.th = "ไม่ตอบภายใน 20 วินาที", .en = "it did not answer within 20 seconds"};
    case 35:
    case 51:
    case 58:
    case 60:
      return {.th = "ใบรับรองหรือการเข้ารหัส (TLS) ใช้ไม่ได้", .en = "its certificate or encryption (TLS) is not in order"};
    case 7:
      return {.th = "ต่อกับเซิร์ฟเวอร์ไม่ได้", .en = "its server cannot be reached"};
    default:
      return {.th = fmt::format("อ่านคำตอบไม่ได้ (curl {})", failure), .en = fmt::format("its answer cannot be read (curl {})", failure)};
  }
}

struct Finding {
  Code code = Code::outside_link_fails;
  std::vector<Argument> arguments;
};

class Prober {
 public:
  Prober(std::string program, std::vector<std::string> private_hosts) : program_(std::move(program)), private_hosts_(std::move(private_hosts)) {}

  // Follows redirects one by one, so that each next host is looked at before it is asked.
  [[nodiscard]] auto probe(const std::string& url) const -> std::optional<Finding> {
    auto here = url;
    bool for_good = true;
    for (int hop = 0; hop <= most_redirects; ++hop) {
      const auto asked = asked_address(here);
      if (!asked) {
        return untried(url, {.th = "ที่อยู่ `" + here + "` ไม่อยู่ในรูปที่ตรวจได้", .en = "`" + here + "` is no address that can be asked"},
                       {.th = "เขียนที่อยู่เต็มโดยไม่มีชื่อผู้ใช้และรหัสผ่าน", .en = "write a whole address, without a user's name and password"});
      }
      const auto resolved = resolve(*asked);
      if (resolved.address.empty()) {
        return fails(url, {.th = "ไม่พบเครื่องชื่อ `" + asked->host + "`", .en = "there is no host `" + asked->host + "`"});
      }
      if (resolved.any_private && std::ranges::find(private_hosts_, asked->host) == private_hosts_.end()) {
        return untried(url, {.th = "`" + asked->host + "` อยู่ในเครือข่ายภายใน", .en = "`" + asked->host + "` is in an inner network"},
                       {.th = "ประชาชนเปิดลิงก์นี้ไม่ได้ ถ้าตั้งใจ ให้ตรวจด้วย --private-host " + asked->host,
                        .en = "the public cannot open it; where it is meant, check it with --private-host " + asked->host});
      }
      auto answer = ask(program_, here, *asked, resolved.address, true);
      const bool refused = answer.status == 403 || answer.status == 404 || answer.status == 405 || answer.status == 501 || answer.status == 0;
      if (refused) {
        answer = ask(program_, here, *asked, resolved.address, false);
      }
      if (answer.status == 0) {
        return fails(url, failure_words(answer.failure));
      }
      if (answer.status == 429 || answer.status == 503) {
        return untried(url, {.th = fmt::format("เซิร์ฟเวอร์ขอให้รอ ({})", answer.status), .en = fmt::format("its server asks to wait ({})", answer.status)},
                       {.th = "ตรวจใหม่ภายหลัง", .en = "check again later"});
      }
      if (answer.status >= 400) {
        return fails(url, {.th = fmt::format("เซิร์ฟเวอร์ตอบ {}", answer.status), .en = fmt::format("its server answers {}", answer.status)});
      }
      if (answer.status < 300 || answer.redirect.empty()) {
        const bool moved = hop > 0 && for_good && without_place(here) != without_place(url);
        return moved ? std::optional(Finding{.code = Code::outside_link_moved, .arguments = {url, here}}) : std::nullopt;
      }
      for_good = for_good && (answer.status == 301 || answer.status == 308);
      here = answer.redirect;
    }
    return fails(url, {.th = "ส่งต่อไปเรื่อย ๆ ไม่สิ้นสุด", .en = "it redirects again and again"});
  }

 private:
  static auto fails(const std::string& url, Text why) -> Finding { return {.code = Code::outside_link_fails, .arguments = {url, std::move(why)}}; }
  static auto untried(const std::string& url, Text why, Text help) -> Finding {
    return {.code = Code::outside_link_untried, .arguments = {url, std::move(why), std::move(help)}};
  }

  std::string program_;
  std::vector<std::string> private_hosts_;
};

}  // namespace

auto asked_address(std::string_view url) -> std::optional<AskedAddress> {
  const auto colon = url.find("://");
  AskedAddress asked{.scheme = std::string(url.substr(0, std::min(colon, url.size()))), .host = {}, .port = {}};
  if (colon == std::string_view::npos || (asked.scheme != "http" && asked.scheme != "https")) {
    return std::nullopt;
  }
  const auto rest = url.substr(colon + 3);
  const auto authority = rest.substr(0, rest.find_first_of("/?#"));
  const auto bracket = authority.rfind(']');
  const auto port = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
  asked.host = authority.substr(0, port);
  asked.port = port == std::string_view::npos ? (asked.scheme == "https" ? "443" : "80") : authority.substr(port + 1);
  if (asked.host.starts_with('[') && asked.host.ends_with(']')) {
    asked.host = asked.host.substr(1, asked.host.size() - 2);
  }
  const bool digits = !asked.port.empty() && asked.port.size() <= 5 && asked.port.find_first_not_of("0123456789") == std::string::npos;
  const bool plain = !asked.host.empty() && asked.host.find_first_of("@\\ %") == std::string::npos;
  return digits && plain ? std::optional(asked) : std::nullopt;
}

auto outside_links(const Analysis& analysis, const Options& options) -> std::vector<OutsideLink> {
  if (!analysis.site) {
    return {};
  }
  const auto addresses = addresses_on_pages(*analysis.site, templates_of(analysis, options), options.jobs);
  return places_of(addresses, analysis.loaded.sources);
}

auto check_outside_links(const Analysis& analysis, const Options& options, const ReportChoice& choice, Diagnostics& out) -> Text {
  if (!analysis.site) {
    return {.th = "ไม่ได้ตรวจลิงก์ไปเว็บไซต์อื่น: แก้ข้อผิดพลาดก่อน", .en = "links to other sites were not checked: mend the errors first"};
  }
  const auto* const program = std::ranges::find_if(programs, [](const char* path) { return ::access(path, X_OK) == 0; });
  if (program == programs.end()) {
    return {.th = "ไม่มีโปรแกรม curl จึงไม่ได้ตรวจลิงก์ไปเว็บไซต์อื่น", .en = "the program curl is not installed: links to other sites were not checked"};
  }
  std::map<std::string, std::vector<OutsideLink>> by_host;
  std::size_t number = 0;
  for (auto& link : outside_links(analysis, options)) {
    if (chosen(choice, analysis.loaded.sources.path(link.span.file)) && ++number <= most_links) {
      const auto asked = asked_address(link.url);
      by_host[asked ? asked->host : std::string()].push_back(std::move(link));
    }
  }
  std::vector<std::vector<OutsideLink>> hosts;
  std::ranges::transform(by_host, std::back_inserter(hosts), [](auto& one) { return std::move(one.second); });
  const Prober prober(*program, options.private_hosts);
  const auto work = [&prober](const std::vector<OutsideLink>& links, unsigned /*worker*/) {
    Diagnostics found;
    for (const auto& link : links) {
      if (auto finding = prober.probe(link.url)) {
        found.report(finding->code, link.span, std::move(finding->arguments));
      }
    }
    return found;
  };
  for (auto& found : parallel_map(std::span<const std::vector<OutsideLink>>(hosts), most_at_once, work)) {
    out.append(std::move(found));
  }
  return number <= most_links ? Text{}
                              : Text{.th = fmt::format("ตรวจลิงก์ไปเว็บไซต์อื่นเพียง {} จาก {} ลิงก์ เลือกไฟล์ที่ต้องการตรวจ", most_links, number),
                                     .en = fmt::format("only {} of {} links to other sites were checked: choose files", most_links, number)};
}

}  // namespace prongsai
