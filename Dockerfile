FROM node:24-bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*
# Content that is mounted belongs to somebody else.
RUN git config --system --add safe.directory '*'
WORKDIR /gazette
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts
COPY LICENSE README.md ./
COPY src src
COPY scripts scripts
RUN mkdir /register && chown node /register
USER node
EXPOSE 3000
ENTRYPOINT ["node", "--disable-warning=ExperimentalWarning", "scripts/gazette.ts"]
CMD ["serve", "/content", "--register", "/register/register.db", "--host", "0.0.0.0"]
