package chat.mehari.schemas.frame;

/**
 * One wrong field of a frame.
 *
 * @param path a JSON Pointer into the frame
 * @param message what is wrong with it; never repeats its value
 */
public record ErrorDetail(String path, String message) {}
