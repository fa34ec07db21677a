# Runs a script that it fetches, if it is the right one: another one is refused.
job "artifact" {
  datacenters = ["dc1"]
  type        = "batch"

  meta {
    server = "http://artifacts.example:8080"
  }

  group "script" {
    # Not tried again, so that a failure shows at once.
    restart {
      attempts = 0
      mode     = "fail"
    }

    reschedule {
      attempts  = 0
      unlimited = false
    }

    task "script" {
      driver = "raw_exec"

      artifact {
        source = "${NOMAD_META_server}/greet.sh"

        options {
          checksum = "sha256:47d73a037432e89985fb945c33addd4ea73447fa65f1bffe4995f3c90604ffa9"
        }
      }

      config {
        command = "bash"
        args    = ["local/greet.sh"]
      }

      resources {
        cpu    = 50
        memory = 16
      }
    }
  }
}
