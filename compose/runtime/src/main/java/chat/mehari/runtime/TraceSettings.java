package chat.mehari.runtime;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where traces go, if anywhere.
 *
 * @param endpoint the address of a collector that takes spans by OTLP over HTTP, such as {@code
 *     http://jaeger:4318/v1/traces}; absent, nothing is traced
 * @param sampling the share of requests that are traced, 0–1
 */
@Validated
@ConfigurationProperties("mehari.traces")
public record TraceSettings(
    @Nullable URI endpoint, @DefaultValue("1") @Min(0) @Max(1) double sampling) {}
