FROM eclipse-temurin:17-jre
LABEL org.opencontainers.image.title="orders"
WORKDIR /app
COPY --chmod=644 orders.jar /app/
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=75"
EXPOSE 8080/tcp
USER 65532:65532
ENTRYPOINT ["java", "-jar", "/app/orders.jar"]
