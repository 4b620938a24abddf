package chat.mehari.users.directory;

import org.jspecify.annotations.Nullable;

/**
 * What is looked for.
 *
 * @param query folded part of a name
 * @param ids as PostgreSQL writes an array
 * @param after the username that the page comes after
 * @param limit how many of them make a page
 */
record DirectorySearch(
    @Nullable String query, @Nullable String ids, @Nullable String after, int limit) {

  /** One more than the page holds, to see whether there is another. */
  int rows() {
    return limit + 1;
  }
}
