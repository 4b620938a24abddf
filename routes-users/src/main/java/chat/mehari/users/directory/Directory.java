package chat.mehari.users.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.mehari.schemas.broker.CheckUsers;
import chat.mehari.schemas.frame.User;
import chat.mehari.schemas.frame.reply.UnknownUsers;
import chat.mehari.schemas.frame.reply.UsersPage;
import chat.mehari.schemas.frame.request.GetUsers;
import chat.mehari.users.platform.Folding;
import chat.mehari.users.platform.Refusal;
import chat.mehari.users.platform.Rows;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Turns questions about users into searches, and rows into pages. */
@Component
class Directory {

  private static final int DEFAULT_LIMIT = 50;
  private static final Pattern USERNAME = Pattern.compile("[a-z0-9._-]{3,32}");

  DirectorySearch search(GetUsers request) {
    return new DirectorySearch(
        request.query() == null ? null : Folding.fold(request.query()),
        request.ids() == null ? null : Rows.array(request.ids()),
        request.after() == null ? null : username(request.after()),
        request.limit() == null ? DEFAULT_LIMIT : request.limit());
  }

  UsersPage page(@ExchangeProperty("search") DirectorySearch search, @Body List<User> rows) {
    if (rows.size() <= search.limit()) {
      return new UsersPage(rows, null);
    }
    List<User> users = rows.subList(0, search.limit());
    return new UsersPage(users, cursor(users.get(users.size() - 1)));
  }

  String asked(CheckUsers request) {
    return Rows.array(request.userIds());
  }

  UnknownUsers unknown(List<Rows.Id> rows) {
    return new UnknownUsers(Rows.ids(rows));
  }

  private static String cursor(User last) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(last.username().getBytes(UTF_8));
  }

  private static String username(String cursor) {
    try {
      String username = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
      if (USERNAME.matcher(username).matches()) {
        return username;
      }
    } catch (IllegalArgumentException e) {
      // Not one of ours: refused below like any other.
    }
    throw Refusal.invalid("/data/after", "is not a cursor");
  }
}
