FROM debian:bookworm-slim
RUN apk add curl && apk add --no-cache git=1
RUN yum install curl; dnf install -y git-2 && dnf clean all
RUN zypper install -y vim && zypper clean && zypper dup
RUN pip install requests && pip install --no-cache-dir -r requirements.txt
RUN npm install -g pnpm && npm install && npm install left-pad@1.0.0
RUN gem install rake && go install example.com/tool@latest && yarn install
USER 1
