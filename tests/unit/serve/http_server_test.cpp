#include "serve/http_server.hpp"

#include <arpa/inet.h>
#include <catch2/catch.hpp>
#include <netinet/in.h>
#include <sys/socket.h>

#include <string>
#include <vector>

#include "serve/descriptor.hpp"

using namespace prongsai;

namespace {

auto connect_to(int port) -> OpenDescriptor {
  OpenDescriptor link(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in place{};
  place.sin_family = AF_INET;
  place.sin_port = htons(static_cast<std::uint16_t>(port));
  place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const timeval patience{.tv_sec = 30, .tv_usec = 0};
  REQUIRE(::setsockopt(link.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience) == 0);
  REQUIRE(::connect(link.get(), reinterpret_cast<const sockaddr*>(&place), sizeof place) == 0);
  return link;
}

void send(const OpenDescriptor& link, const std::string& text) { REQUIRE(::send(link.get(), text.data(), text.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(text.size())); }

// Up to and with `end`; all of it where that is empty.
auto receive(const OpenDescriptor& link, const std::string& end = {}) -> std::string {
  std::string text;
  char byte = 0;
  while (::recv(link.get(), &byte, 1, 0) == 1) {
    text += byte;
    if (!end.empty() && text.ends_with(end)) {
      break;
    }
  }
  return text;
}

auto ask(int port, const std::string& line) -> std::string {
  const auto link = connect_to(port);
  send(link, line + "\r\nHost: localhost\r\n\r\n");
  return receive(link);
}

auto text_of(const SiteRequest& request) -> SiteAnswer {
  SiteAnswer answer;
  answer.headers = {{"Content-Type", "text/plain"}, {"X-One", "1"}};
  if (request.target == "/events") {
    answer.headers.front().value = "text/event-stream";
    answer.body = SiteAnswer::Body::events;
  } else if (request.target == "/large") {
    answer.text = std::string(1'000'000, 'x');
  } else if (request.target != "/empty") {
    answer.text = request.method + " " + request.target + " " + request.range;
  }
  return answer;
}

}  // namespace

TEST_CASE("requests reach the answers, and answers the reader, as they are") {
  LiveEvents events("7");
  HttpServer server(0, text_of, events);
  server.start();
  CHECK(server.port() > 0);
  const auto plain = ask(server.port(), "GET /a%2e?b=c HTTP/1.1");
  CHECK(plain.starts_with("HTTP/1.1 200 OK\r\n"));
  CHECK(plain.ends_with("\r\n\r\nGET /a%2e?b=c "));
  CHECK(plain.find("X-One: 1\r\n") != std::string::npos);
  CHECK(plain.find("Connection: close\r\n") != std::string::npos);
  CHECK(plain.find("X-Own-Type") == std::string::npos);
  const auto large = ask(server.port(), "GET /large HTTP/1.1\r\nAccept-Encoding: gzip");
  CHECK(large.ends_with("\r\n\r\n" + std::string(1'000'000, 'x')));
  CHECK(ask(server.port(), "HEAD /large HTTP/1.1").find("Content-Length: 1000000\r\n") != std::string::npos);
  CHECK(ask(server.port(), "GET /empty HTTP/1.1").find("Content-Length: 0\r\n") != std::string::npos);
  // The library takes nothing out of a body by itself, nor names it otherwise.
  for (const auto* range : {"bytes=1-2", "bytes=0-0,5-6", "bytes=900-"}) {
    const auto whole = ask(server.port(), std::string("GET /a HTTP/1.1\r\nRange: ") + range);
    CHECK(whole.ends_with("\r\n\r\nGET /a " + std::string(range)));
    CHECK(whole.find("Content-Type: text/plain\r\n") != std::string::npos);
    CHECK(whole.find("Content-Range") == std::string::npos);
  }
  CHECK_THROWS_AS(HttpServer(server.port(), text_of, events), PortTaken);
}

TEST_CASE("streams tell of builds and end with the server") {
  LiveEvents events("7");
  HttpServer server(0, text_of, events);
  server.start();
  std::vector<OpenDescriptor> links;
  for (int at = 0; at < 5; ++at) {
    links.push_back(connect_to(server.port()));
    send(links.back(), "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
    CHECK(receive(links.back(), "data: 7-0\n\n").find("event: build\n") != std::string::npos);
  }
  events.built(true, true, "");
  for (const auto& link : links) {
    CHECK(receive(link, "data: 7-1\n\n").find("event: reload\n") != std::string::npos);
  }
  server.stop();
  for (const auto& link : links) {
    CHECK(receive(link).find("event:") == std::string::npos);
  }
}

TEST_CASE("more streams than are held are refused, and pages are answered all the same") {
  LiveEvents events("7");
  HttpServer server(0, text_of, events);
  server.start();
  std::vector<OpenDescriptor> links;
  std::size_t refused = 0;
  for (int at = 0; at < 30; ++at) {
    links.push_back(connect_to(server.port()));
    send(links.back(), "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
    refused += receive(links.back(), "\r\n").find(" 503 ") != std::string::npos ? 1U : 0U;
  }
  CHECK(refused == 6);
  CHECK(ask(server.port(), "GET /a HTTP/1.1").ends_with("GET /a "));
  links.clear();
  // Those that went away make room, which is noticed within a second or so.
  std::string answer;
  for (int at = 0; at < 100'000 && answer.find(" 200 ") == std::string::npos; ++at) {
    const auto link = connect_to(server.port());
    send(link, "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
    answer = receive(link, "\r\n");
  }
  CHECK(answer.find(" 200 ") != std::string::npos);
}
