#include "serve/live_page.hpp"

#include <algorithm>

#include "base/html_text.hpp"

namespace prongsai {
namespace {

// A page's head begins within its first lines; further down `<head>` could stand in a text.
constexpr std::size_t head_within = 2048;

constexpr std::string_view script = R"js('use strict';
(function () {
  var own = document.currentScript;
  var build = own.getAttribute('data-build');
  var file = own.getAttribute('data-file');
  var ahead = '';
  var source = null;
  var box = null;
  var shown = '';

  function element(tag, text, name) {
    var made = document.createElement(tag);
    if (text) { made.textContent = text; }
    if (name) { made.className = name; }
    return made;
  }

  function leave() {
    shown = '';
    if (box) {
      box.host.remove();
      box = null;
    }
  }

  // In a tree of its own, so that the page's look and this one's do not touch each other.
  function open() {
    var host = element('div');
    var root = host.attachShadow({ mode: 'open' });
    var look = element('link');
    look.rel = 'stylesheet';
    look.href = '/.prongsai-live/live.css';
    var dialog = element('dialog');
    dialog.setAttribute('role', 'alertdialog');
    dialog.setAttribute('aria-labelledby', 'title');
    dialog.setAttribute('aria-describedby', 'note');
    root.append(look, dialog);
    document.body.append(host);
    // Esc, and the button. What is wrong comes back when it changes.
    dialog.addEventListener('close', function () {
      host.remove();
      if (box && box.host === host) { box = null; }
    });
    box = { host: host, dialog: dialog };
  }

  function item(problem, helpWord) {
    var line = element('li', '', problem.severity);
    var head = element('p', '', 'head');
    head.append(element('strong', problem.word), ' ', element('code', problem.code));
    line.append(head, element('p', problem.message, 'message'));
    var place = element('p');
    var code = element('code');
    // A long path may break behind each folder.
    problem.place.split(/(?<=\/)/).forEach(function (part) { code.append(part, element('wbr')); });
    place.append(code);
    line.append(place);
    if (problem.help) { line.append(element('p', helpWord + ': ' + problem.help, 'help')); }
    return line;
  }

  function show(text) {
    if (text === shown && box) { return; }
    shown = text;
    var told = JSON.parse(text);
    if (!box) { open(); }
    var dialog = box.dialog;
    dialog.lang = told.language;
    var title = element('h1', told.title);
    title.id = 'title';
    var note = element('p', told.note, 'note');
    note.id = 'note';
    var list = element('ol');
    told.items.forEach(function (problem) { list.append(item(problem, told.help_word)); });
    var button = element('button', told.close);
    button.type = 'button';
    button.addEventListener('click', function () { dialog.close(); });
    dialog.replaceChildren(title, note);
    if (told.items.length) { dialog.append(list); }
    if (told.more) { dialog.append(element('p', told.more)); }
    dialog.append(button);
    if (!dialog.open) { dialog.showModal(); }
    button.focus({ preventScroll: true });
    dialog.scrollTop = 0;
  }

  function whenReady(act) {
    if (document.body && document.readyState !== 'loading') { act(); } else { document.addEventListener('DOMContentLoaded', act, { once: true }); }
  }

  function pause() {
    if (source) {
      source.close();
      source = null;
    }
  }

  // Only for pages that are looked at: a browser opens few connections to one server.
  function listen() {
    if (source || document.visibilityState === 'hidden') { return; }
    source = new EventSource('/.prongsai-live/events');
    // Pages of what was just saved, before the rest of the site stands.
    source.addEventListener('ahead', function (event) {
      var words = event.data.split(' ');
      ahead = words.indexOf(file) > 0 ? words[0] : '';
      if (ahead && ahead !== build) { location.reload(); }
    });
    source.addEventListener('build', function (event) {
      if (event.data !== build && build !== ahead) { location.reload(); }
    });
    source.addEventListener('reload', function (event) {
      if (event.data !== build) { location.reload(); }
    });
    source.addEventListener('problems', function (event) { whenReady(function () { show(event.data); }); });
    source.addEventListener('mended', leave);
    source.addEventListener('error', function () {
      // A browser tries again by itself unless the server refused.
      if (source && source.readyState === 2) {
        pause();
        setTimeout(listen, 2000);
      }
    });
  }

  document.addEventListener('visibilitychange', function () {
    if (document.visibilityState === 'hidden') { pause(); } else { listen(); }
  });
  addEventListener('pagehide', pause);
  addEventListener('pageshow', listen);
  listen();
}());
)js";

constexpr std::string_view style = R"css(dialog {
  box-sizing: border-box;
  width: min(60rem, 100vw - 1rem);
  max-width: none;
  max-height: calc(100vh - 1rem);
  margin: .5rem auto;
  padding: 1rem;
  overflow: auto;
  border: 0;
  border-top: .4rem solid #a3161f;
  border-radius: .4rem;
  background: #fff;
  color: #1b1b1b;
  font: 1rem/1.6 "Sarabun", "Noto Sans Thai", "Leelawadee UI", "Thonburi", "Loma", "Tlwg Typo", sans-serif;
  box-shadow: 0 .5rem 2rem rgba(0, 0, 0, .4);
}
dialog::backdrop { background: rgba(0, 0, 0, .45); }
h1 { margin: 0; font-size: 1.3rem; line-height: 1.4; }
p { margin: .2rem 0; overflow-wrap: anywhere; }
ol { margin: .8rem 0; padding: 0; list-style: none; }
li { margin: 0 0 .7rem; padding: .5rem .8rem; border-left: .3rem solid #a3161f; background: #fbf1f1; }
li.warning { border-left-color: #8a5a00; background: #fbf6ea; }
.head strong { color: #8e121a; }
.warning .head strong { color: #6b4600; }
.message { font-weight: 600; white-space: pre-line; }
.help { white-space: pre-line; }
code { font: .9em/1.5 "DejaVu Sans Mono", "Tlwg Mono", monospace; overflow-wrap: anywhere; }
button { margin-top: .4rem; padding: .4rem 1rem; border: 2px solid #1b1b1b; border-radius: .3rem; background: #fff; color: #1b1b1b; font: inherit; cursor: pointer; }
button:hover { background: #eee; }
button:focus-visible { outline: .2rem solid #0b57d0; outline-offset: .15rem; }
@media print { dialog { display: none; } }
)css";

}  // namespace

auto live_script() -> std::string_view { return script; }

auto live_style() -> std::string_view { return style; }

auto with_live_script(std::string_view html, std::string_view build, std::string_view file) -> std::string {
  constexpr std::string_view head = "<head>";
  const auto at = html.substr(0, head_within).find(head);
  if (at == std::string_view::npos) {
    return std::string(html);
  }
  const auto after = at + head.size();
  return std::string(html.substr(0, after)) + "<script src=\"" + std::string(live_script_path) + "\" data-build=\"" + std::string(build) + "\" data-file=\"" +
         html_escaped(file) + "\"></script>" +
         std::string(html.substr(after));
}

auto waiting_page(Language language) -> std::string {
  const bool th = language == Language::th;
  const std::string title = th ? "ยังไม่มีเว็บไซต์ให้ดู" : "There is no site to see yet";
  const std::string words = th ? "กำลังสร้าง หรือเนื้อหามีข้อผิดพลาดที่ต้องแก้ก่อน หน้านี้จะเปลี่ยนเองเมื่อสร้างเสร็จ"
                               : "It is being made, or the content has errors to be mended first. This page changes by itself once the site is there.";
  return "<!DOCTYPE html>\n<html lang=\"" + std::string(code_of(language)) +
         "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + title +
         "</title>\n</head>\n<body>\n<main>\n<h1>" + title + "</h1>\n<p>" + words + "</p>\n</main>\n</body>\n</html>\n";
}

}  // namespace prongsai
