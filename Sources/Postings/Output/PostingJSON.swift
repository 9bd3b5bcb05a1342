internal import FrontMatter
public import PostingsLanguage
internal import SystemPackage

/// A posting as JSON, the form that scripts are written against.
extension Posting {
  /// - Parameters:
  ///   - body: added as `body` when given (`show` does).
  ///   - now: seconds since 1970-01-01T00:00Z, by which `state` is told.
  public func write(to json: inout JSONWriter, body: ArraySlice<UInt8>? = nil, now: Int, language: Language = .english)
  {
    json.object { json in
      path.write(to: &json)
      json.member("format") { $0.string(document.format?.rawValue ?? "none") }
      json.member("title") { $0.string(roles.title) }
      json.member("tags") { json in json.array { json in for tag in roles.tags { json.item { $0.string(tag) } } } }
      json.member("locale") { $0.string(roles.locale) }
      json.member("date") { $0.string(roles.dateText) }
      json.member("published") { $0.flag(roles.isPublished) }
      json.member("state") { $0.string(state(at: now).rawValue) }
      json.member("fields") { json in
        json.object { json in
          for member in document.members where !member.isShadowed {
            json.member(member.key) { $0.value(member.node.value) }
          }
        }
      }
      json.member("problems") { json in
        json.array { json in for problem in problems { json.item { problem.write(to: &$0, language: language) } } }
      }
      if let body { json.member("body") { $0.string(body) } }
    }
  }
}

extension FilePath {
  /// `"path"`, and the bytes in base64 where they are not UTF-8.
  func write(to json: inout JSONWriter) {
    let bytes = self.bytes
    json.member("path") { $0.string(bytes) }
    if String(validating: bytes, as: UTF8.self) == nil { json.member("pathBytes") { $0.string(Base64.encode(bytes)) } }
  }
}

extension Problem {
  /// `{"line", "column", "kind", "message"}` and the severity.
  public func write(to json: inout JSONWriter, language: Language = .english) {
    json.object { json in
      json.member("line") { $0.number(line) }
      json.member("column") { $0.number(column) }
      json.member("severity") { $0.string(severity.rawValue) }
      json.member("kind") { $0.string(kind) }
      json.member("message") { $0.string(sentence(in: language)) }
    }
  }
}

/// RFC 4648, section 4.
enum Base64 {
  static func encode(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let chunk = bytes[start..<min(start + 3, bytes.count)]
      let bits = chunk.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - chunk.count))
      for position in 0..<4 {
        text.append(position <= chunk.count ? alphabet[Int(bits >> UInt32(18 - 6 * position)) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
