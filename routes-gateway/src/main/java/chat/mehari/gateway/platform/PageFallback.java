package chat.mehari.gateway.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.resource.ResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * Answers paths that only the page itself knows, such as {@code /conversations/7}, with the page:
 * reads of HTML without a dot in their path. Anything else that is not there stays not there, so
 * that a missing script is never answered with HTML.
 */
final class PageFallback implements ResourceResolver {

  private static final Set<String> READS = Set.of("GET", "HEAD");

  /** First segments of paths that belong to somebody else. */
  private static final Set<String> RESERVED = Set.of("actuator", "ws", "assets");

  @Override
  public @Nullable Resource resolveResource(
      @Nullable HttpServletRequest request,
      String requestPath,
      List<? extends Resource> locations,
      ResourceResolverChain chain) {
    Resource found = chain.resolveResource(request, requestPath, locations);
    boolean page = found == null && request != null && isPage(request, requestPath);
    return page ? chain.resolveResource(request, "index.html", locations) : found;
  }

  @Override
  public @Nullable String resolveUrlPath(
      String resourcePath, List<? extends Resource> locations, ResourceResolverChain chain) {
    return chain.resolveUrlPath(resourcePath, locations);
  }

  private static boolean isPage(HttpServletRequest request, String path) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    boolean html = accept == null || accept.contains("text/html") || accept.contains("*/*");
    return html
        && READS.contains(request.getMethod())
        && path.indexOf('.') < 0
        && !RESERVED.contains(path.split("/", 2)[0]);
  }
}
