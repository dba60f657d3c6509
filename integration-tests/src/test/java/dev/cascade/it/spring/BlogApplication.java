package dev.cascade.it.spring;

import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class BlogApplication {}
