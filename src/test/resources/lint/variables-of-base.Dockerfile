FROM eclipse-temurin:17-jre
ENV PATH=$JAVA_HOME/bin:$PATH
LABEL java=$JAVA_HOME node=$NODE_HOME
USER 1
